// What the page asks of its server. Paths are relative, so that it also works behind a prefix.

/** No answer at all: the server is stopped, or the connection broke. */
export class ServerAway extends Error {}

/** The server answered with a problem (RFC 9457), or with something that is not JSON. */
class Problem extends Error {
  constructor({ title, status, detail, field, loading = false }) {
    super(detail || title);
    Object.assign(this, { status, field, loading });
  }

  /** The request was at fault, and would be again. */
  get refused() {
    return this.status >= 400 && this.status < 500;
  }
}

export const ask = (body, signal) => post("v1/ask", body, signal);

/** The best passages for a question, ranked. */
export const search = async (body) => (await post("v1/search", body)).passages;

/** One article; the newest revision unless one is named. */
export const getArticle = (id, revision, signal) =>
  call(`v1/articles/${encodeURIComponent(id)}${revision ? `?revision=${revision}` : ""}`, { signal });

export const countArticles = async () => (await call("v1/articles?limit=1")).total;

export const getExamples = async () => (await call("v1/examples")).questions;

/** Statements, newest first, a page of them. */
export const getStatements = (wanted, signal) => call(`v1/statements?${new URLSearchParams(wanted)}`, { signal });

/** The people of the archive, who said most first. */
export const getPeople = (limit) => call(`v1/people?limit=${limit}`);

/** Whether the server keeps verdicts on answers. */
export const offersGold = async () => (await call("v1/gold")).offered;

/** Keeps a verdict; gives the id it is kept under. */
export const keepGold = async (body) => (await post("v1/gold", body)).id;

/**
 * The task's result, tried again every second while the server is loading its model.
 * @param {{signal?: AbortSignal, onwait: () => void, tries?: number}} options
 */
export async function whenReady(task, { signal, onwait, tries = 120 }) {
  for (let left = tries; ; left -= 1) {
    try {
      return await task();
    } catch (error) {
      if (!error.loading || left <= 1) throw error;
    }
    onwait();
    await second(signal);
  }
}

function post(path, body, signal) {
  const headers = { "Content-Type": "application/json" };
  return call(path, { method: "POST", headers, body: JSON.stringify(body), signal });
}

async function call(path, options) {
  const { response, text } = await exchange(path, options);
  const { ok, status, headers } = response;
  const data = parse(text, status);
  // Of the ways not to be ready, only loading passes: it comes with a time to try again.
  if (!ok) throw new Problem({ ...data, status, loading: status === 503 && headers.has("Retry-After") });
  return data;
}

async function exchange(path, options = {}) {
  try {
    const response = await fetch(path, options);
    return { response, text: await response.text() };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ServerAway("no connection");
  }
}

function parse(text, status) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem({ status, title: `The server sent something other than JSON (HTTP status ${status}).` });
  }
}

function second(signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, 1000);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
