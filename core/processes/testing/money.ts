/** A sum in kopecks. */
export const rub = (minor: number) => ({ minor, currency: 'RUB' as const });
