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
    path: '/copias',
    lines: [
      'Copias de los datos de este equipo, la más nueva primero. Se hace una por día sin que nadie la pida.',
      'Restaurar una copia cierra Reversa y lo inicia de nuevo; lo que no se envió no se pierde.',
    ],
  },
  {
    path: '/fuentes',
    lines: [
      'De dónde toma este equipo los documentos: la carpeta en que guarda un escáner, y los escáneres de la red.',
      'Con «Probar» se pregunta a un escáner qué sabe hacer. Uno con dirección https se acepta una vez por su certificado.',
    ],
  },
  {
    path: '/atencion',
    lines: [
      'Lo que la oficina central no aceptó, con la razón. Nada se pierde: queda en la historia del trámite.',
      'Ábralo, lea qué hacer, y quítelo de esta lista con «Entendido».',
    ],
  },
  {
    path: '/reporte',
    lines: [
      'Las anulaciones de la sección B por área, estado y tipo de proceso; lo que espera más tiempo, primero.',
      'Enter elige la solicitud y abre el paso B.2; F8 toma la siguiente pendiente. Lo que se ve se exporta a Excel o CSV.',
    ],
  },
  {
    path: '/derivaciones',
    lines: [
      'Lo que está en otro procedimiento: Cajas, Reclamos de Facturación y Generación de Cargos, con su antigüedad.',
      'El retorno se registra en el trámite, con su fecha y resultado.',
    ],
  },
  {
    path: '/ordenes/',
    lines: [
      'La orden autónoma paso a paso: se recibe, se asigna, se ejecuta actividad por actividad y se legaliza.',
      'Lo que no se puede hacer se marca imposible con su razón: Back Office Incidencias decide.',
    ],
  },
  {
    path: '/ordenes',
    lines: ['Las órdenes autónomas de su área. Las flechas mueven la marca y Enter abre la orden.'],
  },
  {
    path: '/caja',
    lines: [
      'Escriba el número de la notificación o lea su QR; se ve si es genuina y si ya fue devuelta.',
      'El dinero se entrega solo cuando la oficina central confirmó la devolución.',
    ],
  },
  {
    path: '/indicador',
    lines: [
      'Solicitudes anuladas efectivamente × 100 / total del mes en que se abrieron. Mayor a 90 %: aceptado.',
      'Enter en una fila baja hasta los trámites; el período se exporta a Excel o PDF.',
    ],
  },
  {
    path: '/esperas',
    lines: ['Quién espera a quién: los pasos donde hay trámites detenidos, cuántos y desde cuándo.'],
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
