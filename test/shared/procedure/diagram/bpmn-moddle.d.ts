/** The package's own declarations are not found from its entry. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{
      readonly rootElement: unknown;
      readonly elementsById: unknown;
      readonly warnings: readonly unknown[];
    }>;
  }
}
