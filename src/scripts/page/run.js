// @ts-check
// A flow of the visualiser run for real: the worker gets its answers, `fetch()` does the rest.

/**
 * @typedef {{ id: string, request: { method: string, url: string, headers: [string, string][], body: string | null },
 *   responses: { status: number, headers: [string, string][] }[],
 *   options?: { redirect?: RequestRedirect, credentials?: RequestCredentials, referrer_policy?: ReferrerPolicy } }} Flow
 */

/** @param {Flow} flow */
const runFlow = async (flow) => {
  const worker = workers?.controller;
  if (!worker) return { obstacle: workers ? 'not-yet' : 'never' };
  const { method, url, headers, body } = flow.request;
  if (!new URL(url).href.startsWith(new URL(`lab/flow/${flow.id}/`, root).href)) return { obstacle: 'refused' };
  const answers = flow.responses.map((answer) => ({ ...answer, body: null }));
  if (!(await ask(worker, { type: 'status-atlas:flow', id: flow.id, answers }))) return { obstacle: 'refused' };
  const { redirect, credentials, referrer_policy: referrerPolicy } = flow.options ?? {};
  const end = await fetch(url, { method, headers, body: body ?? undefined, redirect, credentials, referrerPolicy }).then(
    ({ status, url, redirected, type }) => ({ status, url, redirected, type }),
    (error) => ({ error: String(error) }),
  );
  /** @type {{ request: object }[]} */
  const seen = (await ask(worker, { type: 'status-atlas:seen' })) ?? [];
  return { end, seen: seen.map(({ request }) => request) };
};

// The app asks by an event, since it does not know whether this script has come.
addEventListener('status-atlas:run', (event) => {
  const { flow, done } = /** @type {CustomEvent} */ (event).detail;
  event.preventDefault();
  runFlow(JSON.parse(flow)).then(done, (error) => done({ end: { error: String(error) }, seen: [] }));
});
