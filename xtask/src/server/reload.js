// Loads the page again when its file has changed. While a build replaces the files there may be
// no answer, or a 404: then it waits.
(async () => {
  const tag = async () => {
    const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
    return answer?.ok ? answer.headers.get('etag') : undefined;
  };
  const loaded = await tag();
  setInterval(async () => {
    const now = await tag();
    if (loaded && now && now !== loaded) location.reload();
  }, 500);
})();
