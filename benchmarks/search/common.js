// What the scripts of all searches share.

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
      resolve(performance.now());
    }
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    check();
  });
}
