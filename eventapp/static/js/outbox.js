// What the server does not have yet: one entry of localStorage per answer, so that two tabs never
// overwrite one another. Each account has its own; nobody sends what somebody else answered.

export function of(author) {
  const mine = `mark:${author}:`;

  return {
    uuid4,
    uuid7,
    // Throws when the browser keeps nothing.
    keep(event) {
      const text = JSON.stringify(event);
      localStorage.setItem(mine + event.id, text);
      if (localStorage.getItem(mine + event.id) !== text) throw new Error("not kept");
    },
    // In the order in which they were made.
    pending() {
      try {
        return Object.keys(localStorage)
          .filter((key) => key.startsWith(mine))
          .map((key) => JSON.parse(localStorage.getItem(key)))
          .sort((a, b) => (a.id < b.id ? -1 : 1));
      } catch {
        return [];
      }
    },
    // Only what the server has named; gives back what it was.
    forget(id) {
      const text = localStorage.getItem(mine + id);
      localStorage.removeItem(mine + id);
      return text && JSON.parse(text);
    },
  };
}

function uuid4() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  return written(bytes);
}

// Sorts by time; two in one millisecond keep their order.
function uuid7() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let ms = Math.max(Date.now(), uuid7.last + 1);
  uuid7.last = ms;
  for (let i = 5; i >= 0; i -= 1, ms = Math.floor(ms / 256)) bytes[i] = ms % 256;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  return written(bytes);
}
uuid7.last = 0;

function written(bytes) {
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
