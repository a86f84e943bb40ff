// @ts-check
// A code tried out: the worker really answers with it, and what the browser made of the answer is
// shown beside what went to and fro.

/**
 * A request that the code is an answer to.
 * @type {{ [code: number]: { method?: string, headers?: { [name: string]: string }, body?: string } }}
 */
const REQUESTS = {
  201: { method: 'POST', body: 'hello' },
  206: { headers: { Range: 'bytes=0-11' } },
  304: { headers: { 'If-None-Match': '"lab"' } },
  405: { method: 'DELETE' },
  412: { method: 'PUT', headers: { 'If-Match': '"other"' }, body: 'hello' },
  415: { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'hello' },
  416: { headers: { Range: 'bytes=999-' } },
  428: { method: 'PUT', body: 'hello' },
};

/** @param {number} code */
const statement = (code) => {
  const address = JSON.stringify(new URL(`lab/status/${code}`, root).href);
  const options = REQUESTS[code] ? `, ${JSON.stringify(REQUESTS[code])}` : '';
  return `await fetch(${address}${options})`;
};

/**
 * An exchange as HTTP writes it; the version and `Host` are the network's, and there is none.
 * @param {any} exchange
 */
const message = ({ request, status, statusText, headers }) => {
  const path = request.url.slice(root.origin.length);
  const lines = (/** @type {[string, string][]} */ fields) => fields.map(([name, value]) => `${name}: ${value}`);
  const asked = [`${request.method} ${path}`, ...lines(request.headers), ...(request.body ? ['', request.body] : [])];
  return [...asked.map((line) => `> ${line}`), '', ...[`${status} ${statusText}`.trim(), ...lines(headers)].map((line) => `< ${line}`)].join('\n');
};

/** @param {Response} response */
const made = async (response) => {
  const { status, statusText, ok, type, redirected, url } = response;
  const body = await response.text();
  const facts = { status, statusText, ok, type, redirected, url };
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return [...lines, `text(): ${body ? JSON.stringify(body) : said().labEmpty}`].join('\n');
};

/** Asks the worker, and says what became of it. @param {number} code */
const tryOut = async (code) => {
  await ask(workers?.controller, { type: 'status-atlas:seen' });
  const result = await fetch(new URL(`lab/status/${code}`, root), REQUESTS[code]).then(made, (error) => said().labFailed(String(error)));
  const seen = await ask(workers?.controller, { type: 'status-atlas:seen' });
  return { raw: (seen ?? []).map(message).join('\n\n'), result };
};

class Lab extends HTMLElement {
  get code() {
    return Number(this.getAttribute('code'));
  }

  connectedCallback() {
    addEventListener('status-atlas:offline', this);
    workers?.addEventListener('controllerchange', this);
    this.show();
  }

  disconnectedCallback() {
    removeEventListener('status-atlas:offline', this);
    workers?.removeEventListener('controllerchange', this);
  }

  /** A button that is there already stays, and the focus on it. */
  handleEvent() {
    if (!this.querySelector('[data-run]') || this.obstacle()) this.show();
  }

  /** Why this code cannot be tried here; empty where it can. */
  obstacle() {
    const words = said();
    if (this.code < 200) return words.labInformational;
    if (this.code > 599) return words.labOutside;
    if (!workers) return words.labNever;
    return workers.controller ? '' : words.labNotNow;
  }

  show() {
    const words = said();
    const obstacle = this.obstacle();
    const heading = make('h2', { class: 'h2', id: 'lab' }, words.labTitle);
    if (obstacle) return this.replaceChildren(heading, make('p', { class: 'muted', 'data-obstacle': '' }, obstacle));
    const out = make('div', { class: 'lab-out', 'aria-live': 'polite' });
    const run = button(words.labRun, async () => {
      run.setAttribute('aria-disabled', 'true');
      const { raw, result } = await tryOut(this.code);
      out.replaceChildren(
        make('h3', { class: 'lab-h' }, words.labRaw), make('pre', { tabindex: '0', 'data-raw': '', class: 'out' }, raw),
        make('h3', { class: 'lab-h' }, words.labMade), make('pre', { tabindex: '0', 'data-made': '', class: 'out' }, result),
      );
      run.textContent = words.labAgain;
      run.removeAttribute('aria-disabled');
    }, { 'data-run': '' });
    const line = statement(this.code);
    const copy = button(words.labCopy, async () => {
      const done = await allowed(() => navigator.clipboard.writeText(line))?.then(() => true, () => false);
      if (done) copy.textContent = words.labCopied;
    });
    const paste = make('div', { class: 'lab-line' }, make('span', { class: 'faint s12' }, words.labLine), make('code', {}, line), copy);
    this.replaceChildren(heading, make('p', { class: 'muted' }, words.labNote), make('div', { class: 'row' }, run), out, paste);
  }
}
