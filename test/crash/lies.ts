import type { Ports } from '../../core/ports/index.ts';

/** Faults that are planted to see whether they are found. */
export type Lie = 'an answer is not saved' | 'a message is not queued' | 'a lost message is taken for sent';

/** Ports of which one says that something is done which is not. */
export function lying(ports: Ports, lie: Lie): Ports {
  const { drafts, ledger } = ports;
  switch (lie) {
    case 'an answer is not saved':
      return {
        ...ports,
        drafts: instead(drafts, {
          save: async (draft, fromRev) => (fromRev === 2 ? 'saved' : drafts.save(draft, fromRev)),
        }),
      };
    case 'a message is not queued':
      return {
        ...ports,
        ledger: instead(ledger, {
          enqueue: async (message) => {
            if (message.stage !== 'contract') await ledger.enqueue(message);
          },
          enqueueAll: (messages) => ledger.enqueueAll(messages.filter(({ stage }) => stage !== 'contract')),
        }),
      };
    case 'a lost message is taken for sent':
      return {
        ...ports,
        ledger: instead(ledger, {
          abandoned: async (wall) => {
            for (const { id, createdAt } of await ledger.abandoned(wall)) {
              await ledger.markSent(id, {
                at: createdAt,
                chatId: '1001',
                messageId: '1',
                caption: false,
                live: false,
              });
            }
            return [];
          },
        }),
      };
  }
}

function instead<T extends object>(port: T, lies: Partial<T>): T {
  return new Proxy(port, {
    get(target, key) {
      const lie: unknown = Reflect.get(lies, key);
      if (lie !== undefined) return lie;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
