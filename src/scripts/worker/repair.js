// @ts-check
// A copy that has lost files, or all of them: a browser that is short of space, or a reader, has
// deleted them. What the server still has of this build is put back, each file by its digest.

// After a repair, whatever came of it, the next one waits for so many milliseconds: the server may
// have another build by now.
const NEXT_REPAIR = 60_000;

let repaired = -NEXT_REPAIR;
/** The reader has deleted the copy, and wants none. */
let forgotten = false;
/** Whether it was looked at in this worker's life. */
let looked = false;

/** The files of the build that the cache does not have. @param {Cache} cache */
const missing = async (cache) => {
  const there = new Set((await cache.keys()).map(({ url }) => url));
  return Object.keys(BUILD.files).filter((path) => !there.has(new URL(path, scope).href));
};

/** One file from the server, put back. @param {string} path */
const putBack = async (path) => {
  const bytes = await load(path, typeOf(path), BUILD.files[path][0], AbortSignal.timeout(PATIENCE));
  await (await caches.open(cacheName)).put(new URL(path, scope), kept(path, bytes));
};

const mend = async () => {
  if (!(await isWhole())) return install().catch(() => {});
  for (const path of await missing(await caches.open(cacheName))) await putBack(path).catch(() => {});
};

const repair = async () => {
  if (forgotten || performance.now() - repaired < NEXT_REPAIR) return;
  repaired = performance.now();
  await mend();
};

/** A file that nobody asks for now may be missed when there is no network. */
const lookOnce = async () => {
  if (forgotten || looked || !worker.navigator.onLine) return;
  looked = true;
  if ((await isWhole()) && (await missing(await caches.open(cacheName))).length) await mend();
};

// Said by the worker alone: no other page may be there.
const LOST_PAGE = `<!DOCTYPE html>
<html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>离线副本里缺这一页 · Not in the offline copy</title>
<style>body { max-inline-size: 36rem; margin: 15vh auto; padding: 0 16px; font: 16px/1.7 system-ui, sans-serif; } h1 { font-size: 1.4em; }</style>
<h1>离线副本里缺这一页</h1><p>现在没有网络。连上网络后重新打开，这一页会自动恢复。</p>
<div lang="en"><h1>This page is missing from the offline copy</h1><p>You are offline. Open this page again when you are back online, and it will be restored.</p></div>
<p><a href="ROOT">状态码图鉴 · <span lang="en">Status Atlas</span></a></p></html>`;

const lostPage = () =>
  new Response(LOST_PAGE.replace('ROOT', () => scope.pathname), {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });

/**
 * A file that the copy has lost: as it is on the server now. Where there is one, the copy is repaired.
 * @param {FetchEvent} event
 */
const fromServer = async (event) => {
  try {
    const answer = await fetch(event.request);
    event.waitUntil(repair());
    return answer;
  } catch (error) {
    if (event.request.mode === 'navigate') return lostPage();
    throw error;
  }
};
