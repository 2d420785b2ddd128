/** A port whose every call waits first for what `before` gives for its method and its first argument. */
export function slowed<T extends object>(
  port: T,
  before: (method: string, given: unknown) => Promise<unknown>,
): T {
  return new Proxy(port, {
    get: (target, name) => {
      const own = Reflect.get(target, name) as unknown;
      if (typeof own !== 'function') return own;
      return async (...args: unknown[]) => {
        await before(String(name), args[0]);
        return own.apply(target, args);
      };
    },
  });
}
