// @ts-check
// What these scripts say, in the language that the page has now.

const WORDS = {
  zh: {
    ready: '已可离线使用',
    newer: '有新版本',
    update: '更新',
    later: '以后再说',
    close: '知道了',
    copy: '离线副本',
    copyNone: '没有',
    copyHas: (/** @type {string} */ id, /** @type {number} */ files) => `${files} 个文件，构建 ${id}`,
    copyFailed: (/** @type {string} */ why) => `没能装好：${why}。下次打开页面时会再试。`,
    copyNever: '这里用不了（沙箱、无痕窗口、file:// 或浏览器不支持），其余功能照常。',
    usage: '占用空间',
    usageIs: (/** @type {string} */ size, /** @type {boolean} */ safe) => `约 ${size}${safe ? '，浏览器不会自动清理' : ''}`,
    unknown: '浏览器没有说',
    kept: '存下的内容',
    keptNone: '没有',
    keptRefused: '浏览器不许这里存东西',
    deleteCopy: '删除离线副本',
    deleteKept: '删除存下的内容',
    deleteAsk: '测验进度也会一并删除，无法恢复。再按一次确认。',
    deleted: '已删除',
    names: /** @type {{ [key: string]: string }} */ ({ theme: '配色', quiz: '测验进度', offline: '提示是否看过', typed: '更新前输入的文字', round: '没做完的一轮测验', recent: '最近搜过的内容', keys: '快捷键是否启用' }),
    other: '其他',
    bytes: '字节',
    labTitle: '在浏览器里试一次',
    labRun: '运行',
    labAgain: '再来一次',
    labNote: '请求由本站的 Service Worker 在这台设备上应答，不经过网络。',
    labRaw: '收发的内容',
    labMade: '交给脚本的 Response',
    labLine: '粘到开发者工具里',
    labCopied: '已复制',
    labCopy: '复制',
    labNotNow: '离线副本装好之后才能试。',
    labNever: '这里没有 Service Worker（沙箱、无痕窗口、file:// 或浏览器不支持），试不了。',
    labInformational: '1xx 不是最终响应：它由网络层收下，脚本的 Response 只能是 200–599，所以浏览器里拿不到。',
    labOutside: 'Response 只能是 200–599，这个码浏览器的脚本造不出来，也收不到。',
    labFailed: (/** @type {string} */ why) => `fetch 失败：${why}`,
    labEmpty: '（无内容）',
    overlayTitle: '本组织的说明',
    overlayNone: '没有。把 overlay.json 放在首页旁边，就能为状态码加上自己的说明。',
    overlayCount: (/** @type {number} */ notes, /** @type {number} */ wrong) => `${notes} 条${wrong ? `；另有 ${wrong} 处有问题，没有显示：` : '。'}`,
    overlayJson: (/** @type {string} */ why) => `不是 JSON：${why}`,
    overlayWhole: '最外层应当是 {"version": 1, "notes": {…}}',
    overlayBig: '大于 1 MB，没有读',
    overlayCode: (/** @type {string} */ code) => `“${code}”不是三位数的状态码`,
    overlayUnknown: (/** @type {string} */ code) => `${code}：本站没有这个状态码的页面`,
    overlayShape: (/** @type {string} */ code) => `${code}：应当是 {"text": …, "owner": …, "url": …}`,
    overlayText: (/** @type {string} */ code) => `${code}：text 应当是文字，或 {"zh": …, "en": …}，至少一种`,
    overlayMember: (/** @type {string} */ code, /** @type {string} */ name) => `${code}：${name} 不对；url 是 http 或 https 地址，owner 是文字，没有别的成员`,
  },
  en: {
    ready: 'Works offline from now on',
    newer: 'A new version is here',
    update: 'Update',
    later: 'Later',
    close: 'Got it',
    copy: 'Offline copy',
    copyNone: 'none',
    copyHas: (/** @type {string} */ id, /** @type {number} */ files) => `${files} files, build ${id}`,
    copyFailed: (/** @type {string} */ why) => `could not be made: ${why}. The next visit tries again.`,
    copyNever: 'not possible here (sandbox, private window, file://, or a browser without it); all else works.',
    usage: 'Space used',
    usageIs: (/** @type {string} */ size, /** @type {boolean} */ safe) => `about ${size}${safe ? ', kept until you delete it' : ''}`,
    unknown: 'the browser does not say',
    kept: 'Kept here',
    keptNone: 'nothing',
    keptRefused: 'the browser lets nothing be kept here',
    deleteCopy: 'Delete the offline copy',
    deleteKept: 'Delete what is kept',
    deleteAsk: 'Your quiz progress goes too, for good. Press again to confirm.',
    deleted: 'Deleted',
    names: /** @type {{ [key: string]: string }} */ ({ theme: 'theme', quiz: 'quiz progress', offline: 'which notes were shown', typed: 'text typed before an update', round: 'an unfinished round of the quiz', recent: 'recent searches', keys: 'whether single keys are on' }),
    other: 'other',
    bytes: 'bytes',
    labTitle: 'Try it in this browser',
    labRun: 'Run',
    labAgain: 'Run again',
    labNote: 'The site’s own service worker answers, on this device; nothing crosses the network.',
    labRaw: 'What was sent and received',
    labMade: 'What the script was given',
    labLine: 'To paste into DevTools',
    labCopied: 'Copied',
    labCopy: 'Copy',
    labNotNow: 'This can be tried once the offline copy is there.',
    labNever: 'There is no service worker here (sandbox, private window, file://, or a browser without it), so it cannot be tried.',
    labInformational: 'A 1xx is no final response: the network layer takes it, and a script’s Response has 200–599 only. A page cannot get it.',
    labOutside: 'A Response has 200–599 only: a page can neither make nor receive this code.',
    labFailed: (/** @type {string} */ why) => `fetch failed: ${why}`,
    labEmpty: '(no content)',
    overlayTitle: 'House note',
    overlayNone: 'None. Put overlay.json beside the start page to add your own notes to codes.',
    overlayCount: (/** @type {number} */ notes, /** @type {number} */ wrong) => `${notes} ${notes === 1 ? 'note' : 'notes'}${wrong ? `; ${wrong} more cannot be shown:` : '.'}`,
    overlayJson: (/** @type {string} */ why) => `not JSON: ${why}`,
    overlayWhole: 'the whole has to be {"version": 1, "notes": {…}}',
    overlayBig: 'over 1 MB, not read',
    overlayCode: (/** @type {string} */ code) => `“${code}” is no status code of three digits`,
    overlayUnknown: (/** @type {string} */ code) => `${code}: this site has no page for it`,
    overlayShape: (/** @type {string} */ code) => `${code}: expected {"text": …, "owner": …, "url": …}`,
    overlayText: (/** @type {string} */ code) => `${code}: text has to be a text, or {"zh": …, "en": …}`,
    overlayMember: (/** @type {string} */ code, /** @type {string} */ name) => `${code}: ${name} is wrong; url is an http or https address, owner a text, and there is nothing else`,
  },
};

const said = () => WORDS[document.documentElement.lang === 'en' ? 'en' : 'zh'];

/**
 * An element with attributes and children.
 * @param {string} name
 * @param {{ [name: string]: string }} attributes
 * @param {...(Node | string)} children
 */
const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/**
 * @param {string} name
 * @param {() => void} press
 * @param {{ [name: string]: string }} [attributes]
 */
const button = (name, press, attributes = {}) => {
  const element = make('button', { class: 'btn', type: 'button', ...attributes }, name);
  element.addEventListener('click', press);
  return element;
};
