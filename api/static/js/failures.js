// What to say when there is no answer at all: {heading, detail}.

import { ServerAway } from "./api.js";

export function failureText(error) {
  if (error instanceof ServerAway) {
    return {
      heading: "Dateline is not answering",
      detail: "The server may have stopped. Start it with “dateline serve”, then retry; the question is kept.",
    };
  }
  if (error.status === 503) return { heading: "Dateline is not ready", detail: error.message };
  if (error.refused) return { heading: "The server refused this", detail: error.message };
  return { heading: "Something went wrong on the server", detail: error.message };
}
