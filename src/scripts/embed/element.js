// @ts-check
// `<http-status code="301" lang="zh" theme="auto">`: a card in any page; with `view="page"` the
// whole page in a frame. Where anything is in the way, its own children stay as they are.

// A classic script knows where it came from while it runs, and only then.
const script = document.currentScript;
const site = script instanceof HTMLScriptElement ? new URL('./', script.src) : null;

/** One request for each code, however many elements ask. @type {Map<string, Promise<Entry>>} */
const entries = new Map();

/** @param {string} code */
const entry = (code) => {
  const known = entries.get(code);
  if (known) return known;
  const asked = fetch(new URL(`api/v1/${code}.json`, site ?? undefined), { credentials: 'omit' }).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.url} answers ${answer.status}`);
    return answer.json();
  });
  entries.set(code, asked);
  asked.catch(() => entries.delete(code));
  return asked;
};

/** A frame is at least a line high, and no host grows without end. @param {number} height */
const clamped = (height) => Math.min(20_000, Math.max(40, Math.ceil(height)));

class HttpStatus extends HTMLElement {
  static observedAttributes = ['code', 'lang', 'theme', 'view'];

  /** @type {ShadowRoot | null} */
  #root = null;
  /** The last time that something was begun: what comes later to an earlier one is dropped. */
  #ticket = 0;

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    this.#ticket += 1;
    removeEventListener('message', this);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#show();
  }

  /** The height that the frame's page tells. @param {MessageEvent} event */
  handleEvent({ source, data }) {
    const frame = this.#root?.querySelector('iframe');
    if (!frame || source !== frame.contentWindow || data?.type !== 'status-atlas:height') return;
    if (Number.isFinite(data.height)) frame.height = String(clamped(data.height));
  }

  /** @returns {Lang} */
  get #lang() {
    const tag = this.getAttribute('lang') ?? this.closest('[lang]')?.getAttribute('lang') ?? 'zh';
    return tag.toLowerCase().startsWith('en') ? 'en' : 'zh';
  }

  async #show() {
    this.#ticket += 1;
    const ticket = this.#ticket;
    removeEventListener('message', this);
    const code = this.getAttribute('code') ?? '';
    try {
      if (!site) throw new Error('load embed.js by a classic script element with src');
      if (!/^[1-9]\d\d$/.test(code)) throw new Error(`code="${code}" is no status code of three digits`);
      const found = await entry(code);
      if (ticket === this.#ticket) this.#fill(found);
    } catch (error) {
      if (ticket !== this.#ticket) return;
      this.#root?.replaceChildren(document.createElement('slot'));
      console.warn(`<http-status>: ${error instanceof Error ? error.message : error}; its own children are shown`);
    }
  }

  /** @param {Entry} found */
  #fill(found) {
    if (!this.#root) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CARD_STYLE);
      this.#root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      this.#root.adoptedStyleSheets = [sheet];
    }
    const page = new URL(this.#lang === 'en' ? `en/${found.url}` : found.url, site ?? undefined);
    const shown = this.getAttribute('view') === 'page' ? this.#frame(page, found) : card(found, this.#lang, page.href);
    this.#root.replaceChildren(shown);
  }

  /** @param {URL} page @param {Entry} found */
  #frame(page, found) {
    const theme = this.getAttribute('theme') ?? 'auto';
    addEventListener('message', this);
    const address = new URL(`?embed=1&theme=${encodeURIComponent(theme)}`, page);
    return make('iframe', { src: address.href, height: '420', title: `HTTP ${found.code} ${found.name}` });
  }
}

// The host may include the script twice, or another version of it.
if (!customElements.get('http-status')) customElements.define('http-status', HttpStatus);
