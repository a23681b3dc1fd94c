import type { ChannelName } from '../../shared/ipc/channel-names.ts';
import type { ErrorOf, RouterError } from '../../shared/ipc/contract.ts';
import type { documentChannels } from '../../shared/ipc/document-channels.ts';
import type { RefusalCode } from '../../shared/procedure/refusals.ts';

type DocumentChannel = Extract<ChannelName, keyof typeof documentChannels>;
type DocumentCode = Exclude<ErrorOf<DocumentChannel>, RefusalCode>;
/** What is wrong with a paper or its source is told where papers are captured, opened and set up (`wizard/documents/`). */
type FileCode = Exclude<DocumentCode, ErrorOf<Exclude<ChannelName, DocumentChannel>>>;
type Code = Exclude<ErrorOf<ChannelName> | RouterError, FileCode>;

export interface RefusalWords {
  readonly title: string;
  readonly explanation: string;
  /** What to do next. */
  readonly wayOn: string;
}

const words: Readonly<Record<Code, RefusalWords>> = {
  'wrong-role': {
    title: 'Este paso no corresponde a su función',
    explanation: 'El procedimiento lo asigna a otra función.',
    wayOn: 'El trámite espera en la cola de quien corresponde.',
  },
  'wrong-area': {
    title: 'Su usuario ya no pertenece a esta área',
    explanation: 'La oficina central lo registra en otra área.',
    wayOn: 'Cierre la sesión y vuelva a entrar; si sigue igual, avise al administrador.',
  },
  'inactive-user': {
    title: 'Su usuario está dado de baja en la oficina central',
    explanation: 'Lo registrado con él desde entonces no se acepta.',
    wayOn: 'Avise al administrador.',
  },
  'not-current-step': {
    title: 'El trámite está en otro paso',
    explanation: 'El paso que respondió no es el que corresponde ahora.',
    wayOn: 'Revise dónde está el trámite y continúe desde allí.',
  },
  'case-ended': {
    title: 'El trámite ya terminó',
    explanation: 'No admite más respuestas.',
    wayOn: 'Si el cliente vuelve, inicie una nueva anulación.',
  },
  'case-not-open': {
    title: 'El trámite no está abierto',
    explanation: 'La oficina central no tiene su comienzo.',
    wayOn: 'Inicie una nueva anulación.',
  },
  'case-already-open': {
    title: 'El trámite ya existe',
    explanation: 'Su comienzo ya está registrado.',
    wayOn: 'Ábralo desde Mis trámites.',
  },
  'already-registered': {
    title: 'La anulación ya está registrada',
    explanation: 'Se hace una sola vez y después no se cambia ni se desiste.',
    wayOn: 'Puede ver la notificación y la historia del trámite.',
  },
  'invalid-answer': {
    title: 'La respuesta no es válida',
    explanation: 'Falta un dato o no corresponde a lo que pide el paso.',
    wayOn: 'Revise los datos y vuelva a intentar.',
  },
  'request-unknown': {
    title: 'La solicitud no está en este equipo',
    explanation: 'Puede ser de otra regional, o no haber llegado todavía.',
    wayOn: 'Revise el número; si es reciente, espere a que llegue y búsquela de nuevo.',
  },
  'request-annulled': {
    title: 'La solicitud ya está anulada',
    explanation: 'Todos sus productos fueron anulados antes.',
    wayOn: 'Elija otra solicitud del cliente.',
  },
  'under-annulment': {
    title: 'La solicitud está en otro trámite de anulación',
    explanation: 'Otra persona ya la está anulando o la anuló.',
    wayOn: 'Abra ese trámite para ver quién lo tiene, o elija otra solicitud.',
  },
  'stale-facts': {
    title: 'Los datos de la solicitud cambiaron',
    explanation:
      'La fecha, la orden de trabajo, los pagos o los productos no son los que se vieron al responder.',
    wayOn:
      'Vuelva al paso que los mira (A.2 en mostrador, A.11 en Back Office) y continúe con los datos de ahora.',
  },
  'stale-case': {
    title: 'El trámite cambió mientras lo tenía en pantalla',
    explanation: 'Se registró algo más reciente, aquí o en otro equipo.',
    wayOn: 'Ya ve la versión actual: revísela y continúe.',
  },
  'payment-exists': {
    title: 'Hay un pago registrado en caja',
    explanation: 'El derecho de instalación figura como cancelado.',
    wayOn: 'Continúe con el pago registrado.',
  },
  'not-all-items': {
    title: 'Eligió todos los productos',
    explanation: 'Eso es una anulación completa.',
    wayOn: 'Cambie el tipo a anulación completa, o deje algún producto sin anular.',
  },
  'not-printed': {
    title: 'Falta imprimir el documento',
    explanation:
      'El cliente se lo lleva en la mano: la notificación para caja, la hoja de requisitos o la comunicación.',
    wayOn: 'Imprímalo (F4) o guárdelo en PDF, y después continúe.',
  },
  'order-executed': {
    title: 'La orden de trabajo ya fue ejecutada',
    explanation: 'El técnico terminó antes de que se le avisara: no hay nada que suspender.',
    wayOn: 'Registre que el técnico ya terminó: Back Office verifica el estado otra vez (A.11).',
  },
  'documents-missing': {
    title: 'Faltan documentos',
    explanation: 'El paso pide la fotocopia del C.I. y la nota, ambas adjuntas.',
    wayOn: 'Adjunte lo que falta y continúe.',
  },
  'not-taken': {
    title: 'Nadie tiene el trámite',
    explanation: 'Ya está libre en la cola.',
    wayOn: 'Tómelo si quiere atenderlo.',
  },
  'taken-by-other': {
    title: 'Otra persona tiene el trámite',
    explanation: 'Lo tomó antes, aquí o en otro equipo.',
    wayOn: 'Tome el siguiente de la cola (F8), o pida a quien lo tiene que lo suelte.',
  },
  'wrong-number': {
    title: 'El número no corresponde a este trámite',
    explanation: 'No es el de su solicitud de anulación, ni el de su notificación.',
    wayOn: 'Compárelo con el papel y escríbalo o léalo de nuevo.',
  },
  'reason-missing': {
    title: 'Falta la razón',
    explanation: 'Queda en la historia del trámite por qué se hizo así.',
    wayOn: 'Escríbala y vuelva a intentar.',
  },
  'activity-answered': {
    title: 'La actividad ya está respondida',
    explanation: 'Se registró antes, aquí o en otro equipo.',
    wayOn: 'Siga con la actividad que queda.',
  },
  'activity-open': {
    title: 'Quedan actividades sin realizar',
    explanation: 'La orden se legaliza cuando cada actividad está realizada o se dejó sin efecto.',
    wayOn: 'Termínelas, o espere lo que decida Back Office Incidencias.',
  },
  'already-refunded': {
    title: 'El importe ya fue devuelto',
    explanation: 'Una caja registró la devolución de esta notificación.',
    wayOn: 'No entregue dinero. Mire quién la registró, cuándo y con qué comprobante.',
  },
  'refund-transferred': {
    title: 'La devolución pasó a Reclamos de Facturación',
    explanation: 'La caja ya no paga esta notificación.',
    wayOn: 'No entregue dinero: el cliente se informa en Reclamos de Facturación.',
  },
  'amount-differs': {
    title: 'El importe no es el de la notificación',
    explanation: 'Se devuelve exactamente lo que la notificación dice.',
    wayOn: 'Corrija el importe o consulte con el asesor que la emitió.',
  },
  'handoff-open': {
    title: 'Hay una derivación abierta',
    explanation: 'La solicitud se cierra cuando los otros procedimientos devolvieron el trámite.',
    wayOn: 'Registre el retorno en Derivaciones, o espere a la caja.',
  },
  'handoff-ended': {
    title: 'La derivación ya terminó',
    explanation: 'Su retorno está registrado.',
    wayOn: 'Vea el resultado en el trámite.',
  },
  'orders-open': {
    title: 'Quedan órdenes autónomas abiertas',
    explanation: 'La solicitud se cierra cuando todas están legalizadas.',
    wayOn: 'Espere a las áreas que las atienden.',
  },
  'task-open': {
    title: 'Falta la tarea del Supervisor Centro de Operaciones',
    explanation: 'La orden de trabajo todavía no se suspendió (A.14, A.16).',
    wayOn: 'Espere a que se registre, o avise al supervisor.',
  },
  'code-differs': {
    title: 'El código de la notificación no coincide',
    explanation: 'El número existe, pero el QR no es el de esa notificación.',
    wayOn: 'No entregue dinero: consulte con la sucursal que la emitió.',
  },
  'no-paper': {
    title: 'Todavía no hay documento',
    explanation: 'Se emite en su paso del procedimiento.',
    wayOn: 'Continúe con el trámite.',
  },
  'still-sending': {
    title: 'Todavía se está enviando',
    explanation: 'Algo de este trámite espera para enviarse.',
    wayOn: 'Espere a que termine el envío y vuelva a intentar.',
  },
  'nothing-to-retry': {
    title: 'No hay nada que intentar de nuevo',
    explanation: 'Lo no aceptado ya no sigue al trámite como está ahora.',
    wayOn: 'Abra el trámite y continúe desde donde está.',
  },
  'nothing-to-follow': {
    title: 'El envío ya no está detenido',
    explanation: 'La oficina central volvió a ser la de antes, o alguien ya decidió.',
    wayOn: 'Mire el estado de la línea y siga trabajando.',
  },
  'nothing-to-export': {
    title: 'No hay nada por enviar',
    explanation: 'Todo lo registrado en este equipo ya está en la oficina central.',
    wayOn: 'No hace falta exportar.',
  },
  offline: {
    title: 'Sin conexión con la oficina central',
    explanation: 'No se puede saber si otra caja ya devolvió el importe. No se registró nada.',
    wayOn: 'No entregue dinero todavía: espere la línea y vuelva a intentar.',
  },
  unconfirmed: {
    title: 'La oficina central todavía no confirmó',
    explanation: 'La devolución está registrada aquí y se enviará sola.',
    wayOn: 'No entregue dinero hasta que se confirme: vuelva a buscar la notificación.',
  },
  'broken-chain': {
    title: 'El registro del trámite no encaja',
    explanation: 'La oficina central tiene otra historia de este trámite.',
    wayOn: 'Avise al administrador: la historia local se conserva.',
  },
  'previous-refused': {
    title: 'Un paso anterior no fue aceptado',
    explanation: 'La oficina central no aceptó algo registrado antes en este trámite.',
    wayOn: 'Mire la historia del trámite: allí dice qué y por qué.',
  },
  'not-found': {
    title: 'No se encontró',
    explanation: 'No está en este equipo.',
    wayOn: 'Vuelva a la lista y búsquelo de nuevo.',
  },
  'too-large': {
    title: 'El texto es demasiado largo',
    explanation: 'No se pudo guardar lo escrito.',
    wayOn: 'Acórtelo y siga.',
  },
  'bad-credentials': {
    title: 'Usuario o contraseña incorrectos',
    explanation: 'No coinciden con los registrados.',
    wayOn: 'Escríbalos de nuevo.',
  },
  'too-many-attempts': {
    title: 'Demasiados intentos',
    explanation: 'Por seguridad hay que esperar un minuto.',
    wayOn: 'Espere y vuelva a intentar.',
  },
  'no-users-yet': {
    title: 'Todavía no llegaron los usuarios',
    explanation: 'La primera sincronización con la oficina central no ha terminado.',
    wayOn: 'Revise la línea y espere unos segundos.',
  },
  'unknown-code': {
    title: 'El código no es válido',
    explanation: 'No existe, ya se usó o venció.',
    wayOn: 'Pida otro al administrador.',
  },
  unreachable: {
    title: 'No se llega a la oficina central',
    explanation: 'La dirección no responde.',
    wayOn: 'Revise la dirección y la conexión, y vuelva a intentar.',
  },
  'wrong-passphrase': {
    title: 'La frase no es la de este equipo',
    explanation: 'No se abrió nada; las mayúsculas y los espacios cuentan.',
    wayOn: 'Escríbala otra vez, o pídala al administrador.',
  },
  'too-many-passphrases': {
    title: 'Demasiados intentos',
    explanation: 'La frase no fue la correcta varias veces seguidas.',
    wayOn: 'Espere un minuto y vuelva a intentar.',
  },
  'passphrase-not-kept': {
    title: 'No se pudo guardar la frase',
    explanation: 'La carpeta de datos no acepta archivos: el disco puede estar lleno.',
    wayOn: 'Libere espacio o revise los permisos, y vuelva a intentar.',
  },
  'passphrase-not-needed': {
    title: 'Este equipo no necesita una frase',
    explanation: 'El sistema operativo guarda las claves de forma segura.',
    wayOn: 'Siga trabajando.',
  },
  'passphrase-is-set': {
    title: 'Este equipo ya tiene una frase',
    explanation: 'Para cambiarla hay que dar la actual.',
    wayOn: 'Escriba la frase actual y la nueva.',
  },
  'only-administrator': {
    title: 'Solo el administrador puede definir la frase',
    explanation: 'Este equipo ya está registrado en la oficina central.',
    wayOn: 'Pida al administrador que inicie sesión en este equipo.',
  },
  'already-enrolled': {
    title: 'Este equipo ya está registrado',
    explanation: 'Tiene su lugar en la oficina central.',
    wayOn: 'Inicie sesión.',
  },
  'insecure-url': {
    title: 'La dirección no es segura',
    explanation: 'Tiene que empezar con https://.',
    wayOn: 'Corríjala y vuelva a intentar.',
  },
  'no-safe-storage': {
    title: 'El equipo no puede guardar su clave',
    explanation: 'El almacén seguro del sistema no está disponible.',
    wayOn: 'Avise al administrador.',
  },
  'bad-request': {
    title: 'El programa pidió algo que no se entiende',
    explanation: 'Es un error del programa; nada se perdió.',
    wayOn: 'Vuelva a intentar; si se repite, avise al administrador.',
  },
  'not-signed-in': {
    title: 'La sesión está cerrada',
    explanation: 'Hay que iniciar sesión para seguir.',
    wayOn: 'Inicie sesión: lo escrito está guardado.',
  },
  forbidden: {
    title: 'Su función no permite esto',
    explanation: 'Corresponde a otra función.',
    wayOn: 'Pídalo a quien corresponde.',
  },
  'no-room': {
    title: 'No se pudo hacer la copia',
    explanation: 'El disco está lleno o no se puede escribir en él. No quedó ninguna copia a medias.',
    wayOn: 'Libere espacio en el disco y vuelva a intentar.',
  },
  'damaged-copy': {
    title: 'La copia está dañada',
    explanation: 'No se cambió nada: los datos de este equipo siguen como estaban.',
    wayOn: 'Elija otra copia de la lista.',
  },
  'newer-copy': {
    title: 'La copia es de una versión más nueva de Reversa',
    explanation: 'No se cambió nada: los datos de este equipo siguen como estaban.',
    wayOn: 'Instale la versión más nueva, o elija otra copia de la lista.',
  },
  'store-unavailable': {
    title: 'No se puede guardar en este equipo',
    explanation: 'El disco está lleno, protegido o dañado. Nada de lo confirmado antes se perdió.',
    wayOn: 'Libere espacio o avise al administrador, y vuelva a intentar.',
  },
  failed: {
    title: 'Algo falló en el programa',
    explanation: 'No se registró nada.',
    wayOn: 'Vuelva a intentar; si se repite, avise al administrador.',
  },
};

/** What a refusal means for the clerk: title, why, and the way on. */
export function refusalWords(code: Code): RefusalWords {
  return words[code];
}

function isCode(code: string): code is Code {
  return Object.hasOwn(words, code);
}

/** A refusal's code as it stands in the outbox; one that this version does not know is shown as it is. */
export function refusalTitle(code: string): string {
  return isCode(code) ? words[code].title : code;
}

/** Refusals whose cause lies outside of the case, so that the same events may be taken another time. */
const passing: ReadonlySet<Code> = new Set([
  'wrong-role',
  'wrong-area',
  'inactive-user',
  'case-not-open',
  'request-unknown',
  'under-annulment',
  'payment-exists',
  'taken-by-other',
  'handoff-open',
  'orders-open',
  'task-open',
]);

export function isWorthRetrying(code: Code): boolean {
  return passing.has(code);
}
