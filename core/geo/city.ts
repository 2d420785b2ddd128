import { z } from 'zod';

/** A town: names and region in both languages, ISO country, IANA time zone. */
export const citySchema = z.strictObject({
  /** Stable and short, Latin letters and hyphens: `ru-len-kirovsk`. */
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)+$/),
  name: z.string().min(1),
  en: z.string().min(1),
  region: z.string().min(1),
  regionEn: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/),
  zone: z.string().min(1),
});
export type City = z.infer<typeof citySchema>;
