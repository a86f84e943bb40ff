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

/** So long a frame that is seen may take to tell its height, in milliseconds; none that works takes longer. */
const PATIENCE = 15_000;

/** A frame is at least a line high, and no host grows without end. @param {number} height */
const clamped = (height) => Math.min(20_000, Math.max(40, Math.ceil(height)));

class HttpStatus extends HTMLElement {
  static observedAttributes = ['code', 'lang', 'theme', 'view'];

  /** @type {ShadowRoot | null} */
  #root = null;
  /** The last time that something was begun: what comes later to an earlier one is dropped. */
  #ticket = 0;
  /** Tells when the frame is seen: before that, browsers need not draw it. @type {IntersectionObserver | null} */
  #seen = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What takes the place of a frame that is not to be had. @type {() => void} */
  #instead = () => {};

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    this.#ticket += 1;
    this.#unwatch();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#show();
  }

  /** The height that the frame's page tells, or that the host's policy forbids it. @param {MessageEvent | SecurityPolicyViolationEvent} event */
  handleEvent(event) {
    const frame = this.#root?.querySelector('iframe');
    if (!frame) return;
    if (!('data' in event)) {
      const { disposition, effectiveDirective, blockedURI } = event;
      const isOurs = blockedURI.startsWith(String(site?.origin)) && frame.src.startsWith(blockedURI);
      // Browsers name the directive that would have allowed it, or the one that stood in for that.
      if (isOurs && disposition === 'enforce' && /^(frame|child|default)-src/.test(effectiveDirective)) this.#instead();
      return;
    }
    const { source, data } = event;
    if (source !== frame.contentWindow || data?.type !== 'status-atlas:height') return;
    this.#endWait();
    if (Number.isFinite(data.height)) frame.height = String(clamped(data.height));
  }

  #endWait() {
    clearTimeout(this.#timer);
    this.#seen?.disconnect();
  }

  #unwatch() {
    this.#endWait();
    removeEventListener('message', this);
    document.removeEventListener('securitypolicyviolation', this);
  }

  /** @returns {Lang} */
  get #lang() {
    const tag = this.getAttribute('lang') ?? this.closest('[lang]')?.getAttribute('lang') ?? 'zh';
    return tag.toLowerCase().startsWith('en') ? 'en' : 'zh';
  }

  async #show() {
    this.#ticket += 1;
    const ticket = this.#ticket;
    this.#unwatch();
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
    const root = this.#root;
    this.#instead = () => {
      this.#unwatch();
      root.replaceChildren(card(found, this.#lang, page.href));
    };
    if (this.getAttribute('view') === 'page') root.replaceChildren(this.#frame(page, found));
    else this.#instead();
  }

  /** @param {URL} page @param {Entry} found */
  #frame(page, found) {
    const theme = this.getAttribute('theme') ?? 'auto';
    addEventListener('message', this);
    document.addEventListener('securitypolicyviolation', this);
    const address = new URL(`?embed=1&theme=${encodeURIComponent(theme)}`, page);
    const frame = make('iframe', { src: address.href, height: '420', title: `HTTP ${found.code} ${found.name}` });
    // Whatever else keeps its page away.
    this.#seen = new IntersectionObserver((entries) => {
      clearTimeout(this.#timer);
      if (entries.at(-1)?.isIntersecting) this.#timer = setTimeout(() => document.hidden || this.#instead(), PATIENCE);
    });
    this.#seen.observe(frame);
    return frame;
  }
}

// The host may include the script twice, or another version of it.
if (!customElements.get('http-status')) customElements.define('http-status', HttpStatus);
