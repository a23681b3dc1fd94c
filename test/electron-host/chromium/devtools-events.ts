/** The part of the DevTools protocol's events that the host listens to. */
export interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly openerId?: string;
}

export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
  };
}

export interface BrowserEvents {
  'Target.attachedToTarget': [{ sessionId: string; targetInfo: TargetInfo }];
  'Target.targetDestroyed': [{ targetId: string }];
}

export interface SessionEvents {
  'Runtime.bindingCalled': [{ name: string; executionContextId: number; payload: string }];
  'Page.frameNavigated': [{ frame: { id: string; parentId?: string; url: string } }];
  'Page.navigatedWithinDocument': [{ frameId: string; url: string }];
  'Page.frameRequestedNavigation': [{ frameId: string; url: string; disposition: string }];
  'Page.windowOpen': [{ url: string; windowName: string; windowFeatures: string[] }];
  'Page.domContentEventFired': [];
  'Page.loadEventFired': [];
  'Page.lifecycleEvent': [{ name: string }];
  'Fetch.requestPaused': [PausedRequest];
  'Inspector.targetCrashed': [];
}
