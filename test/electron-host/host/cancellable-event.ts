export interface CancellableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function cancellableEvent<Details extends object>(details: Details): Details & CancellableEvent {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault(): void {
      this.defaultPrevented = true;
    },
  };
}
