"""Words that say little or nothing of what an article is about."""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


COMMON = _words(
    """
    transformer transformers attention softmax llm llms plm plms ffn mlp mlps cnn cnns rnn rnns
    relu gelu sigmoid tanh sgd ai nlp cv imagenet coco pytorch tensorflow huggingface cuda python
    java json xml html api sdk ui web kl js mse auc acc map iou sft ddp eos bos cls pad mask
    """
)
"""Names that stand in any article on machine learning."""

FAMOUS = _words(
    """
    bert gpt gpt2 gpt3 gpt4 gpt-2 gpt-3 gpt-4 gpt3.5 gpt-3.5 chatgpt t5 resnet resnet50 vit adam
    llama llama2 llama3 imagenet1k cifar10 cifar100 mnist mysql linux windows deepseek glue
    squad wmt mmlu gsm8k humaneval librispeech kinetics400 mteb laion c4 mmbench mtbench lfw cora
    """
)
"""Names with which others are compared, or on which they are measured, as often as they are an
article's subject.
"""

NAMELESS = _words(
    """
    the a an of for with and or in on to by from as at is are was were be been being we it its
    this that these those they them he him she you your our us i my me if so do does did has have
    had how why what when which who can could will would may must should not no nor only just also
    most more many much some any each every all both one two three here there about after before
    between into over under than then too very new towards toward using via based such same other
    people model models token tokens embedding embeddings head heads layer layers batch loss
    encoder decoder agent agents prompt prompts query key value keys values input output baseline
    benchmark dataset task tasks train training inference pipeline backbone feature features
    sequence sequences image images text data label labels score policy reward critic state action
    function functions network networks learning deep machine neural algorithm method framework
    language large small open source epoch epochs step steps stage section chapter part figure fig
    table eq equation note tips http https www com org net pdf html arxiv github paper code
    project page link et al abs cvpr iccv eccv neurips nips iclr icml acl emnlp naacl kdd aaai
    ijcai sigir tpami gb mb kb tb ms gpu gpus cpu cpus tpu tpus a100 h100 v100 a800 h800 a6000 rtx
    nvidia google openai meta facebook microsoft amazon deepmind bytedance alibaba tencent baidu
    huawei stanford berkeley cmu mit apple ibm intel import def return class self print none true
    false else elif pip install sudo apt math max min log exp cos sin top id ids ok todo ps select
    insert overwrite update delete order group where join set partition create drop now first second
    third then ask take something let looking fed
    hinton bengio lecun goodfellow schmidhuber hochreiter vaswani karpathy sutskever shazeer kipf
    loshchilov houlsby reddit nvcc
    """
)
"""Words that never name what an article is about: function words, common nouns, venues, devices,
companies, words of code.
"""

GENERAL = _words(
    """
    大模型 小模型 语言模型 大语言模型 预训练 微调 神经网络 深度学习 机器学习 人工智能 编码器 解码器
    正样本 负样本 准确率 召回率 训练集 测试集 验证集 服务端 客户端 词向量 数据集 学习率 工程师
    """
)
"""Chinese terms that stand in any article of the field."""

NOUNS = _words(
    """
    模型 方法 算法 论文 文章 作者 本文 问题 原因 目的 任务 训练 数据 参数 结果 网络 方式 过程 思路
    思想 做法 想法 办法 答案 目标 关键 核心 区别 特点 优点 缺点 好处 时候 东西 事情 情况 部分 阶段
    步骤 公式 笔者 我们 大家 读者 用户 系统 框架 结构 机制 技术 概念 理论 工作 实验 代码 函数 向量
    矩阵 样本 特征 输入 输出 结论 效果 性能 能力 场景 应用 领域 研究 方案 策略 操作 计算 内容 信息
    类型 形式 关系 差别 意思 本质 原理 定义 作用 意义 影响 成本 速度 精度 显存 内存 时间 空间 长度
    大小 数量 概率 分布 变量 权重 梯度 损失 标签 图像 图片 文本 语言 单词 句子 序列 位置 维度 通道
    节点 模块 单元 组件 接口 服务 环境 项目 团队 公司 学者 研究者 研究人员 开发者 工程师 初学者
    同学 朋友 老师 面试官 现象 趋势 挑战 瓶颈 难点 重点 要点 细节 条件 假设 前提 规则 标准 指标
    基准 版本 文件 目录 命令 配置 设置 选项 数据类型 随机变量 计算量 参数量 复杂度 准确率
    """
)
"""Chinese nouns that name nothing by themselves."""

STOPS = (
    "我们|大家|作者|笔者|可以|需要|如果|因为|所以|但是|然后|就是|不是|什么|怎么|如何|为什么|这个|那个|一个|一种|一些|"
    "很多|没有|已经|通过|使用|进行|以及|或者|并且|而且|同时|其中|之间|之前|之后|最后|首先|例如|比如|来说|时候|出来|"
    "起来|下来|得到|实现|提出|表示|认为|发现|由于|对于|关于|根据|按照|为了|这样|那么|还是|只是|只有|只要|即使|不会|"
    "越来越|不能|能够|应该|可能|一般|通常|目前|现在|近年来|随着|了一|的话|来的|是一|不同|相同"
)
"""Chinese words that part terms, as an expression."""
