/** The calls of `step` in examples/01-quickstart.mjs, with its printing turned off. */
export async function quickstart() {
  const print = console.log;
  console.log = () => {};
  try {
    await import("../examples/01-quickstart.mjs");
    return (await import("../examples/host.mjs")).journal;
  } finally {
    console.log = print;
  }
}
