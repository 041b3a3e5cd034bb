import * as clock from "./clock.js";
import * as store from "./store.js";

const BATCH = 100;
const json = { "Content-Type": "application/json", Accept: "application/json" };

/** The house does not know who we are any more. */
export class SignedOut extends Error {}

async function call(path, options) {
  const answer = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  if (answer.status === 401) throw new SignedOut();
  return answer;
}

/** The round as the house sees it now, kept for the tunnel. */
export async function refresh(db) {
  const sentAt = Date.now();
  const answer = await call("/api/v1/delivery/courier/round", { headers: json });
  if (!answer.ok) throw new Error("round " + answer.status);
  const round = await answer.json();
  await listen(db, sentAt, Date.parse(round.receivedAt), Date.parse(round.answeredAt));
  await store.acknowledge(db, [], round);
}

/** Sends what waits, in order, a batch at a time, then the photos. Nothing leaves the phone before the house has answered for it. */
export async function send(db, told = () => {}) {
  for (;;) {
    const waiting = (await store.log(db)).filter(line => !line.answer).slice(0, BATCH);
    if (waiting.length === 0) break;
    const sentAt = Date.now();
    const body = JSON.stringify({ device: await store.kept(db, "device"), commands: waiting });
    const answer = await call("/api/v1/delivery/courier/batches", { method: "POST", headers: json, body });
    if (!answer.ok) throw new Error("batch " + answer.status);
    const said = await answer.json();
    await listen(db, sentAt, Date.parse(said.round.receivedAt), Date.parse(said.round.answeredAt));
    await store.acknowledge(db, said.results, said.round);
    told();
    // What the house has not answered for stays, and is told again another time: never in a circle.
    if (!said.results.some(result => waiting.some(line => line.id === result.id))) break;
  }
  for (const photo of await store.photos(db)) {
    const answer = await call("/api/v1/delivery/proofs/" + photo.hash, { method: "PUT", headers: { "Content-Type": "image/jpeg", Accept: "application/json" }, body: photo.bytes });
    // 404: its deed was refused, nothing wants this photo any more. 422: it will never be readable. Both are final.
    if (!answer.ok && answer.status !== 404 && answer.status !== 422) throw new Error("proof " + answer.status);
    await store.photoSent(db, photo.hash);
    told();
  }
}

async function listen(db, sentAt, receivedAt, answeredAt) {
  await store.keep(db, "clock", clock.add(await store.kept(db, "clock"), clock.sample(sentAt, receivedAt, answeredAt, Date.now())));
}
