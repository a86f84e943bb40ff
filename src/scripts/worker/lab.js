// @ts-check
// The lab: real responses with any status that a worker can answer, and flows of them. Nothing
// outside `lab/` is answered from here, and nothing here can be run: text and JSON only.

const LAB_FIELDS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};
// What ranges are ranges of.
const SAMPLE = 'Status Atlas: one hundred bytes of text, for ranges to be taken from. 0123456789 0123456789 012345.\n';
const TAG = '"lab"';
// Responses with these have no content, whatever is handed over (the Fetch standard's null body status).
const EMPTY = [204, 205, 304];

const found = new URL('lab/status/200', scope).href;

/**
 * The fields that make an answer right for its code, beside those that all have.
 * @type {{ [code: number]: { [name: string]: string } }}
 */
const FIELDS = {
  201: { Location: found },
  203: { Via: '1.1 lab' },
  206: { 'Accept-Ranges': 'bytes', ETag: TAG },
  226: { IM: 'feed', ETag: TAG },
  300: { Location: found, Link: `<${found}>; rel="alternate"` },
  301: { Location: found },
  302: { Location: found },
  303: { Location: found },
  304: { ETag: TAG },
  307: { Location: found },
  308: { Location: found },
  401: { 'WWW-Authenticate': 'Bearer realm="lab"' },
  405: { Allow: 'GET, HEAD' },
  407: { 'Proxy-Authenticate': 'Basic realm="lab"' },
  413: { 'Retry-After': '120' },
  415: { Accept: 'application/json' },
  416: { 'Content-Range': `bytes */${SAMPLE.length}` },
  426: { Upgrade: 'websocket', Connection: 'Upgrade' },
  429: { 'Retry-After': '30' },
  449: { 'Ms-Echo-Request': 'lab' },
  451: { Link: '<https://www.rfc-editor.org/rfc/rfc7725>; rel="blocked-by"' },
  503: { 'Retry-After': '120' },
};

/**
 * @param {BodyInit | null} body
 * @param {number} status
 * @param {HeadersInit} fields
 */
const labResponse = (body, status, fields) => {
  const headers = new Headers(fields);
  const content = EMPTY.includes(status) ? null : body;
  if (content !== null && !headers.has('Content-Type')) headers.set('Content-Type', 'text/plain; charset=utf-8');
  for (const [name, value] of Object.entries(LAB_FIELDS)) headers.set(name, value);
  return new Response(content, { status, statusText: NAMES[status] ?? '', headers });
};

/** @param {string} text */
const refusal = (text) => labResponse(`${text}\n`, 404, {});

/**
 * The answer of `lab/status/NNN`.
 * @param {number} status
 * @param {Request} request
 */
const statusAnswer = (status, request) => {
  const fields = { ...FIELDS[status] };
  if (status === 206) {
    const [first, last] = range(request.headers.get('Range'), SAMPLE.length) || [0, SAMPLE.length - 1];
    fields['Content-Range'] = `bytes ${first}-${last}/${SAMPLE.length}`;
    return labResponse(SAMPLE.slice(first, last + 1), status, fields);
  }
  return labResponse(request.method === 'HEAD' ? null : `${status} ${NAMES[status] ?? ''}`.trim() + '\n', status, fields);
};

/** @typedef {{ status: number, headers: [string, string][], body: string | null }} Answer */
/** @typedef {{ method: string, url: string, headers: [string, string][], body: string | null, referrer: string }} Sent */
/** @typedef {{ request: Sent, status: number, statusText: string, headers: [string, string][] }} Exchange */
/** @typedef {{ used: number, flows: Map<string, Answer[]>, seen: Exchange[] }} Tab */

/** What each tab plays and has sent, by the id of its page. @type {Map<string, Tab>} */
const tabs = new Map();
// So much is kept for a tab, and for so many milliseconds.
const MOST_FLOWS = 8;
const MOST_SEEN = 64;
const FORGET = 300_000;
// So long a flow may be, and a text in it.
const MOST_ANSWERS = 64;
const LONGEST = 65_536;

/** @param {string} id */
const tabOf = (id) => {
  const now = Date.now();
  for (const [other, { used }] of tabs) if (now - used > FORGET) tabs.delete(other);
  const tab = tabs.get(id) ?? { used: now, flows: new Map(), seen: [] };
  tab.used = now;
  tabs.set(id, tab);
  return tab;
};

/**
 * Fields that a flow may set. Others would do something to this origin, or could run something.
 */
const ALLOWED = new Set(
  ['Accept-Ranges', 'Access-Control-Allow-Credentials', 'Access-Control-Allow-Headers', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Origin',
    'Age', 'Allow', 'Content-Language', 'Content-Range', 'Date', 'ETag', 'Expires', 'Last-Modified', 'Location', 'Referrer-Policy', 'Retry-After', 'Server',
    'Vary', 'WWW-Authenticate'].map((name) => name.toLowerCase()),
);

/**
 * A flow's answers, if they are any.
 * @param {unknown} value
 * @returns {Answer[] | null}
 */
const readAnswers = (value) => {
  const isText = (/** @type {unknown} */ text) => typeof text === 'string' && text.length <= LONGEST;
  const isField = (/** @type {unknown} */ field) => Array.isArray(field) && field.length === 2 && field.every(isText);
  const isAnswer = (/** @type {any} */ answer) =>
    Number.isInteger(answer?.status) && answer.status >= 200 && answer.status <= 599 &&
    Array.isArray(answer.headers) && answer.headers.every(isField) && (answer.body === null || isText(answer.body));
  return Array.isArray(value) && value.length <= MOST_ANSWERS && value.every(isAnswer) ? value : null;
};

/** @param {ExtendableMessageEvent} event */
const labMessage = (event) => {
  const { data, source } = event;
  const [port] = event.ports;
  if (!(source instanceof Client) || !port) return;
  if (data?.type === 'status-atlas:flow') {
    const answers = readAnswers(data.answers);
    const isId = typeof data.id === 'string' && /^[a-z0-9]{1,32}$/.test(data.id);
    if (!answers || !isId) return port.postMessage(false);
    const tab = tabOf(source.id);
    tab.flows.set(data.id, answers.slice());
    tab.seen = [];
    for (const id of tab.flows.keys()) if (tab.flows.size > MOST_FLOWS) tab.flows.delete(id);
    return port.postMessage(true);
  }
  if (data?.type === 'status-atlas:seen') {
    const tab = tabs.get(source.id);
    tabs.delete(source.id);
    return port.postMessage(tab?.seen ?? []);
  }
};

/**
 * The next answer of a flow; an empty 200 once there are no more.
 * @param {Answer | undefined} answer
 * @param {Request} request
 */
const flowAnswer = (answer, request) => {
  if (!answer) return labResponse(null, 200, {});
  const fields = answer.headers.filter(([name]) => ALLOWED.has(name.toLowerCase()));
  return labResponse(request.method === 'HEAD' ? null : answer.body, answer.status, fields);
};

/** @param {Request} request @returns {Promise<Sent>} */
const sent = async (request) => {
  const { method, url, referrer } = request;
  const headers = [...request.headers];
  const bodiless = method === 'GET' || method === 'HEAD';
  const body = bodiless ? '' : await request.clone().text().catch(() => '');
  return { method, url, headers, body: body || null, referrer };
};

/**
 * @param {FetchEvent} event
 * @param {string} path below `lab/`
 * @returns {Promise<Response>}
 */
const labAnswer = async (event, path) => {
  const { request, clientId } = event;
  const seen = await sent(request);
  const status = /^status\/([2-5]\d\d)$/.exec(path);
  const flow = /^flow\/([a-z0-9]{1,32})\//.exec(path);
  const answers = flow && tabs.get(clientId)?.flows.get(flow[1]);
  let answer = refusal('lab/status/200 – lab/status/599');
  if (status) answer = statusAnswer(Number(status[1]), request);
  else if (answers) answer = flowAnswer(answers.shift(), request);
  else if (flow) answer = refusal('This flow is not, or no longer, played here.');
  if (clientId) {
    const tab = tabOf(clientId);
    const { status, statusText } = answer;
    const headers = /** @type {[string, string][]} */ ([...answer.headers]);
    tab.seen = [...tab.seen, { request: seen, status, statusText, headers }].slice(-MOST_SEEN);
  }
  return answer;
};
