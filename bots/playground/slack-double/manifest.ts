import { z } from 'zod';

/** What the double reads of an app's manifest (docs.slack.dev/reference/app-manifest); the rest is left alone. */
export const manifest = z.looseObject({
  display_information: z.looseObject({ name: z.string().min(1).max(35) }),
  features: z
    .looseObject({
      app_home: z
        .looseObject({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(true),
          messages_tab_read_only_enabled: z.boolean().default(false),
        })
        .optional(),
      bot_user: z.looseObject({ display_name: z.string().min(1).max(80) }).optional(),
      shortcuts: z
        .array(
          z.looseObject({
            name: z.string().min(1).max(24),
            type: z.enum(['global', 'message']),
            callback_id: z.string().min(1).max(255),
            description: z.string().min(1).max(150),
          }),
        )
        .max(10)
        .default([]),
      slash_commands: z
        .array(
          z.looseObject({
            command: z.string().regex(/^\/[^\s/]{1,31}$/),
            description: z.string().min(1).max(2000),
            usage_hint: z.string().max(1000).optional(),
          }),
        )
        .max(50)
        .default([]),
    })
    .default({ shortcuts: [], slash_commands: [] }),
  oauth_config: z.looseObject({
    scopes: z.looseObject({ bot: z.array(z.string()).max(255).default([]) }),
  }),
  settings: z
    .looseObject({
      event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).max(100).default([]) }).optional(),
      interactivity: z.looseObject({ is_enabled: z.boolean() }).optional(),
      socket_mode_enabled: z.boolean().default(false),
    })
    .default({ socket_mode_enabled: false }),
});
export type Manifest = z.infer<typeof manifest>;
