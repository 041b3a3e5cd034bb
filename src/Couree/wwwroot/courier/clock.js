/**
 * How far this phone's clock is from the house's, in milliseconds to add to it (NTP, RFC 5905 section 8): of the last
 * samples, the one with the shortest round trip is the most honest.
 */
const MOST = 8, LONGEST = 120_000;

/** One exchange: sent and back by the phone's clock, received and answered by the house's. */
export function sample(sentAt, receivedAt, answeredAt, backAt) {
  return { offset: Math.round(((receivedAt - sentAt) + (answeredAt - backAt)) / 2), trip: (backAt - sentAt) - (answeredAt - receivedAt), at: backAt };
}

/**
 * Keeps one more sample. A clock that somebody set anew makes the older ones lies: they go. One that was set during the exchange itself
 * (it would have taken less than no time, or longer than any answer) says nothing.
 */
export function add(samples, one) {
  if (one.trip < -1000 || one.trip > LONGEST) return samples ?? [];
  return [...(samples ?? []).filter(known => Math.abs(known.offset - one.offset) <= LONGEST), one].slice(-MOST);
}

export function offset(samples) {
  if (!samples?.length) return 0;
  return samples.reduce((best, one) => (one.trip < best.trip ? one : best)).offset;
}
