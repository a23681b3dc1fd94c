interface PageHelp {
  /** Beginning of the pages' addresses. */
  readonly path: string;
  readonly lines: readonly string[];
}

/** The longest address that fits comes first. */
const helps: readonly PageHelp[] = [
  {
    path: '/nuevo',
    lines: [
      'Escriba parte del nombre, el C.I., el NIT o el número de la solicitud; los acentos y las mayúsculas no importan.',
      'Las flechas mueven la marca y Enter comienza el trámite con la solicitud marcada.',
    ],
  },
  {
    path: '/tramites/',
    lines: [
      'Al centro está lo que se pregunta, a la derecha el trámite hasta aquí y abajo el acto.',
      'Atrás y Cambiar no pierden nada; lo que se hace una sola vez después solo se puede mirar.',
    ],
  },
  {
    path: '/tramites',
    lines: [
      'Sus anulaciones, la de cambio más reciente primero. Las flechas mueven la marca y Enter abre el trámite.',
      'Un trámite a medias se abre en el paso y con el texto en que quedó.',
    ],
  },
  {
    path: '/cola',
    lines: ['Los trámites que esperan a su función. Las flechas mueven la marca y Enter abre el trámite.'],
  },
  {
    path: '/atencion',
    lines: [
      'Lo que la oficina central no aceptó, con la razón. Nada se pierde: queda en la historia del trámite.',
      'Ábralo, lea qué hacer, y quítelo de esta lista con «Entendido».',
    ],
  },
  {
    path: '/solicitudes/',
    lines: ['La solicitud con su cliente, productos, pagos, órdenes de trabajo y trámites de anulación.'],
  },
  {
    path: '/solicitudes',
    lines: ['Las solicitudes de la regional, la más reciente primero. La lista se acorta al escribir.'],
  },
  {
    path: '/envio',
    lines: [
      'Lo registrado en este equipo que todavía no tiene la oficina central, en el orden en que se envía.',
      'Se envía solo cuando hay línea; no hace falta quedarse en esta página.',
    ],
  },
];

/** A few lines on the page at this address; none for a page that needs none. */
export function helpFor(pathname: string): readonly string[] {
  return helps.find(({ path }) => pathname.startsWith(path))?.lines ?? [];
}
