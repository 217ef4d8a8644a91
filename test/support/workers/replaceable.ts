/** Something with methods that can be replaced by a new one while others hold it. */
export function replaceable<T extends object>(make: () => T) {
  let current = make();
  const port = new Proxy(current, { get: (_first, name) => Reflect.get(current, name) });
  return {
    port,
    replace: () => {
      current = make();
    },
  };
}
