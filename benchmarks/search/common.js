// What the scripts of all searches share.

/** Return the time, which is kept: what was loaded until then was needed. */
function answered() {
  window.benchEnd = performance.now();
  return window.benchEnd;
}

/** Wait until `test` holds, which is tried whenever the page changes; rejects after a while. */
function until(test) {
  return new Promise((resolve, reject) => {
    const observer = new MutationObserver(check);
    const timer = setTimeout(() => {
      observer.disconnect();
      reject(new Error("no answer"));
    }, 60000);
    function check() {
      if (!test()) return;
      observer.disconnect();
      clearTimeout(timer);
      resolve(answered());
    }
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    check();
  });
}
