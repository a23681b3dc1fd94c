export interface FromPage {
  readonly kind: 'ready' | 'broken' | 'invoke' | 'permission';
  readonly id: number;
  readonly name: string;
  readonly body: string;
  readonly isParcel: boolean;
}

export interface ToPage {
  readonly kind: 'event' | 'answer' | 'failure';
  readonly id: number;
  readonly name: string;
  readonly body: string;
  readonly isParcel: boolean;
}

export interface PageFacts {
  readonly secret: string;
  readonly binding: string;
  readonly receiver: string;
  readonly parcelPath: string;
  readonly parcelSecret: string;
  readonly platform: string;
  readonly versions: Record<string, string | undefined>;
  readonly additionalArguments: readonly string[];
}
