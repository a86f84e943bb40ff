// Drives a client of Node.js: jobs in, outcomes out, a line each.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const modules = process.env.ATLAS_MODULES ?? '';
const require = createRequire(join(modules, 'x.js'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const version = async (name) =>
  `${name} ${JSON.parse(await readFile(join(modules, name, 'package.json'), 'utf8')).version}`;

const clients = {
  async fetch() {
    const send = async (job) => {
      const { method, url, headers, body } = job;
      return await fetch(url, { method, headers, body: body ?? undefined });
    };
    return [`Node ${process.version}, undici ${process.versions.undici}`, send];
  },
  async 'node-fetch'() {
    const { default: fetch } = await import(pathToFileURL(join(modules, 'node-fetch/src/index.js')).href);
    const send = async ({ method, url, headers, body }) =>
      await fetch(url, { method, headers: Object.fromEntries(headers), body: body ?? undefined });
    return [await version('node-fetch'), send];
  },
  async 'undici-request'() {
    const { request, Agent, interceptors } = await load('undici');
    const agent = new Agent({ connect: { rejectUnauthorized: false } });
    const dispatcher = agent.compose(interceptors.redirect({ maxRedirections: 20 }));
    const send = async ({ method, url, headers, body }) => {
      const answer = await request(url, { method, headers: Object.fromEntries(headers), body: body ?? undefined, dispatcher });
      await answer.body.dump();
      return { status: answer.statusCode, url: answer.context?.history?.at(-1)?.href };
    };
    return [await version('undici'), send];
  },
  async axios() {
    const { default: axios } = await load('axios');
    const send = async ({ method, url, headers, body }) => {
      const answer = await axios.request({ method, url, headers: Object.fromEntries(headers), data: body ?? undefined, validateStatus: () => true, timeout: 5000 });
      return { status: answer.status, url: answer.request.res.responseUrl };
    };
    return [`${await version('axios')}, ${await version('follow-redirects')}`, send];
  },
  async got() {
    const { default: got } = await import(pathToFileURL(join(modules, 'got/dist/source/index.js')).href);
    const send = async ({ method, url, headers, body }) => {
      const answer = await got(url, { method, headers: Object.fromEntries(headers), body: body ?? undefined, throwHttpErrors: false, retry: { limit: 0 }, https: { rejectUnauthorized: false }, allowGetBody: true });
      return { status: answer.statusCode, url: answer.url };
    };
    return [await version('got'), send];
  },
  async superagent() {
    const { default: superagent } = await load('superagent');
    const send = async ({ method, url, headers, body }) => {
      const request = superagent(method, url).disableTLSCerts().ok(() => true).timeout(5000);
      for (const [name, value] of headers) request.set(name, value);
      return { status: (await (body === null ? request : request.send(body))).status };
    };
    return [await version('superagent'), send];
  },
};

// What a client throws beside its promise is its outcome, too.
let pending = false;
let goOn = () => {};
const slipped = (error) => {
  if (pending) say({ outcome: 'error', error: String(error) });
  pending = false;
  goOn();
};
process.on('uncaughtException', slipped);
process.on('unhandledRejection', slipped);

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const [name, send] = await clients[process.argv[2]]();
say({ version: name });
for await (const line of createInterface({ input: process.stdin })) {
  pending = true;
  const done = send(JSON.parse(line)).then(({ status, url }) => {
    if (pending) say({ outcome: 'response', status, url });
    pending = false;
  }, slipped);
  // One job at a time; a promise that never settles must not hold the next one up.
  const late = new Promise((go) => {
    goOn = go;
    setTimeout(go, 8000).unref();
  });
  await Promise.race([done, late]);
  // Its answer must not be taken for that of the next.
  if (pending) slipped('no answer');
}
