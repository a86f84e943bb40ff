// @ts-check
// The offline copy: made at the first visit, said once; a newer one is offered, never forced.

const SAID = 'status-atlas.offline';
const LATER = 'status-atlas.later';
const ASKED = 'status-atlas.persist';
// No look for a newer copy within so many milliseconds of the last.
const PAUSE = 3_600_000;

const root = new URL(document.documentElement.dataset.root ?? '/', location.href);
/** Why the last copy could not be made; empty where it could. */
let refused = '';
/** What the browser keeps of the worker, once it is registered. @type {ServiceWorkerRegistration | null} */
let registration = null;
/** The page is being loaded again. */
let leaving = false;

/** @param {ServiceWorker} worker */
const offer = async (worker) => {
  const { id } = (await ask(worker, { type: 'status-atlas:build' })) ?? {};
  if (!id || read(ofTab, LATER) === id || registration?.waiting !== worker) return;
  const words = said();
  const line = toast(
    'update',
    words.newer,
    button(words.update, () => registration?.waiting?.postMessage({ type: 'status-atlas:activate' })),
    button(words.later, () => {
      keep(ofTab, LATER, id);
      line.remove();
    }, { class: 'btn btn-q' }),
  );
};

/** @param {ServiceWorker} worker */
const watch = (worker) => {
  const first = !registration?.active;
  worker.addEventListener('statechange', () => {
    if (worker.state === 'installed' && !first) offer(worker);
    if (worker.state === 'activated') {
      refused = '';
      dispatchEvent(new Event('status-atlas:offline'));
      if (first && !read(lasting, SAID)) {
        keep(lasting, SAID, 'said');
        toast('ready', said().ready);
      }
    }
    if (worker.state === 'redundant') dispatchEvent(new Event('status-atlas:offline'));
  });
};

const register = async () => {
  if (!workers) return;
  const own = new URL('sw.js', root).href;
  // The worker of another copy of the site, further up on this host, may be in charge until ours is.
  let controlled = workers.controller?.scriptURL === own;
  workers.addEventListener('controllerchange', () => {
    // The first worker takes over a page that is of its own build.
    if (!controlled || leaving) {
      controlled = true;
      return;
    }
    leaving = true;
    keepTyped();
    location.reload();
  });
  workers.addEventListener('message', ({ data }) => {
    if (data?.type !== 'status-atlas:not-installed') return;
    refused = String(data.reason);
    dispatchEvent(new Event('status-atlas:offline'));
  });
  try {
    registration = await workers.register(new URL('sw.js', root), { updateViaCache: 'none' });
  } catch (error) {
    // A server without the file, a captive portal, a worker that throws: the page works as it is,
    // with the copy that is there.
    refused = error instanceof Error ? error.message : String(error);
    registration = (await workers.getRegistration(root).catch(() => null)) ?? null;
    dispatchEvent(new Event('status-atlas:offline'));
  }
  if (!registration) return;
  if (registration.installing) watch(registration.installing);
  if (registration.waiting && registration.active) offer(registration.waiting);
  const { installing } = registration;
  registration.addEventListener('updatefound', () => {
    if (registration?.installing && registration.installing !== installing) watch(registration.installing);
  });
  // Browsers look at a navigation, sooner or later; a reader should not have to wait for a second one.
  if (registration.active) registration.update().catch(() => {});
  // A page that stays open for weeks looks again when it is come back to.
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < PAUSE) return;
    looked = Date.now();
    registration?.update().catch(() => {});
  });
};

/** What is learned should outlast the browser's need for space: asked for once, when there is something. */
const persist = async () => {
  if (!read(lasting, 'status-atlas.quiz.2') || read(lasting, ASKED)) return;
  keep(lasting, ASKED, 'asked');
  await navigator.storage?.persist?.().catch(() => false);
};
