// @ts-check
// What the card says, as the site's own pages say it (src/i18n/labels.rs).

/** @typedef {'zh' | 'en'} Lang */
/** @typedef {{ zh: string, en: string }} Phrase */

/** @type {{ [name: string]: Phrase }} */
const FACTS = {
  heuristically_cacheable: { zh: '启发式缓存', en: 'Heuristic caching' },
  content_allowed: { zh: '内容（响应体）', en: 'Content (body)' },
  retry: { zh: '重试', en: 'Retry' },
  method: { zh: '重定向后的方法', en: 'Method after the redirect' },
  fields: { zh: '必需字段', en: 'Required fields' },
};

/** @type {{ [value: string]: Phrase }} */
const VALUES = {
  'heuristically_cacheable true': { zh: '默认可缓存', en: 'Allowed' },
  'heuristically_cacheable false': { zh: '写明期限才能缓存', en: 'Only with an explicit lifetime' },
  true: { zh: '可以有', en: 'Allowed' },
  false: { zh: '没有', en: 'None' },
  none: { zh: '不必重试', en: 'Not needed' },
  changed: { zh: '解决问题后再试', en: 'After fixing the cause' },
  later: { zh: '可稍后重试', en: 'Later, unchanged' },
  elsewhere: { zh: '换条连接再发', en: 'On another connection' },
  never: { zh: '不要重试', en: 'Never' },
  keeps: { zh: '保持不变', en: 'Unchanged' },
  'may-change': { zh: 'POST可能变成GET', en: 'POST may become GET' },
  changes: { zh: '变成GET', en: 'Becomes GET' },
};

const SITE = { zh: '状态码图鉴', en: 'Status Atlas' };
const WHOLE = { zh: '看全文', en: 'Read the page' };
const ERRATA = {
  zh: (/** @type {number} */ count) => `※ 原文有${count}处勘误`,
  en: (/** @type {number} */ count) => `※ ${count} ${count === 1 ? 'correction' : 'corrections'} to the original text`,
};
