/** A port as two instances of Caravan see it, over the same data, which is empty to begin with. */
export interface TwoInstances<Port> {
  here: Port;
  there: Port;
}

export type OpenTwo<Port> = () => Promise<TwoInstances<Port>>;
