import { afterEach, describe, expect, it } from 'vitest';
import { composeSupervisorMail, type SupervisorMailInput } from '../../../main/central/mail/compose-mail.ts';
import { mailSchema } from '../../../shared/domain/mail.ts';
import { mailBench } from './support/mail-bench.ts';
import { smtpOn } from './support/mail-office.ts';

const { server, office, clear } = mailBench();
afterEach(clear);

function input(parts: Partial<SupervisorMailInput> = {}): SupervisorMailInput {
  return {
    caseNumber: 'LPZ-01-01-000123',
    requestId: 'S-1',
    customer: 'María Elena Quispe Mamani',
    products: ['Internet 50 Mbps', 'Televisión básica'],
    orders: [{ id: 'O-1', technician: 'Técnico de prueba', centre: 'Centro La Paz' }],
    motive: 'Motivo económico',
    advisor: 'Asesora de prueba',
    areaName: 'Back Office La Paz',
    at: '2026-11-23T14:00:00.000Z',
    supervisors: [{ name: 'Supervisora de prueba', email: 'supervisora@empresa.example' }],
    note: 'El cliente espera\nla visita a las 15:00.',
    ...parts,
  };
}

const huge = 'Ñ'.repeat(5000);
const injection = 'Uno\r\nBcc: otra@empresa.example\r\n\r\nTrámite de anulación: FALSO\u2028Dos\u202e';

describe('the mail to the supervisor', () => {
  it('says what is annulled, what is asked, and who says so', () => {
    expect(composeSupervisorMail(input())).toMatchInlineSnapshot(`
      {
        "subject": "Suspender orden de trabajo: solicitud S-1, trámite LPZ-01-01-000123",
        "text": "Supervisor Centro de Operaciones: Supervisora de prueba

      Un cliente pidió anular una solicitud de servicio que tiene una orden de trabajo asignada.
      Por favor, ordene al técnico suspender el trabajo y elimine la cita comprometida, para que la orden quede suspendida (COM-DSC-P06, paso A.16).

      Orden de trabajo por suspender:
        - O-1: técnico Técnico de prueba; Centro La Paz

      Trámite de anulación: LPZ-01-01-000123
      Solicitud de servicio: S-1
      Cliente: María Elena Quispe Mamani
      Motivo: Motivo económico
      Productos que se anulan:
        - Internet 50 Mbps
        - Televisión básica

      Nota:
        El cliente espera
        la visita a las 15:00.

      Avisa Asesora de prueba, Back Office La Paz, el 23/11/2026 10:00.
      Cuando esté hecho, regístrelo en Reversa: el trámite está en su cola.

      Reversa envía este correo por sí sola; nadie lee las respuestas.
      ",
        "to": [
          "supervisora@empresa.example",
        ],
      }
    `);
  });

  it('speaks of several orders, and of one without a technician', () => {
    const orders = [
      { id: 'O-1', technician: null, centre: 'Centro La Paz' },
      { id: 'O-2', technician: 'Técnico de prueba', centre: 'Centro El Alto' },
    ];
    const { subject, text } = composeSupervisorMail(input({ orders, motive: null, note: ' ' }));
    expect(subject).toBe('Suspender órdenes de trabajo: solicitud S-1, trámite LPZ-01-01-000123');
    expect(text).toContain(
      '  - O-1: sin técnico registrado; Centro La Paz\n  - O-2: técnico Técnico de prueba',
    );
    expect(text).toContain('ordene a los técnicos');
    expect(text).not.toMatch(/Motivo:|Nota:/);
  });

  it('goes once to each supervisor who has an address', () => {
    const { to, text } = composeSupervisorMail(
      input({
        supervisors: [
          { name: 'Ana', email: 'ana@empresa.example' },
          { name: 'Beto', email: null },
          { name: 'Ana otra vez', email: 'ANA@empresa.example' },
          { name: 'Carla', email: 'carla@empresa.example\r\nBcc: otra@empresa.example' },
          { name: 'Dora', email: 'dora@empresa.example' },
        ],
      }),
    );
    expect(to.map((each) => each.toLowerCase())).toEqual(['ana@empresa.example', 'dora@empresa.example']);
    expect(text).toContain('Supervisor Centro de Operaciones: Ana; Beto;');
  });

  it('goes to nobody when no supervisor has an address', () => {
    expect(composeSupervisorMail(input({ supervisors: [] })).to).toEqual([]);
  });

  it('fits the queue, however much there is to say', () => {
    const { to, subject, text } = composeSupervisorMail(
      input({
        caseNumber: huge,
        requestId: huge,
        customer: huge,
        products: Array.from({ length: 300 }, () => huge),
        orders: Array.from({ length: 99 }, () => ({ id: huge, technician: huge, centre: huge })),
        motive: huge,
        advisor: huge,
        areaName: huge,
        supervisors: Array.from({ length: 50 }, (_, index) => ({
          name: huge,
          email: `s${index}@empresa.example`,
        })),
        note: 'a\n'.repeat(100) + huge,
      }),
    );
    expect(
      mailSchema.pick({ to: true, subject: true, text: true }).parse({ to, subject, text }),
    ).toBeTruthy();
    expect(to).toHaveLength(20);
    expect(text).toContain('y 79 más, que se ven en Reversa');
    expect(text).toContain('Cuando esté hecho');
  });

  it('keeps each value in its place, and begins no header and no line by it', async () => {
    const composed = composeSupervisorMail(
      input({
        caseNumber: injection,
        requestId: injection,
        customer: injection,
        products: [injection],
        orders: [{ id: injection, technician: injection, centre: injection }],
        motive: injection,
        advisor: injection,
        areaName: injection,
        supervisors: [{ name: injection, email: 'supervisora@empresa.example' }],
        note: injection,
      }),
    );
    expect(composed.subject).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    expect(composed.text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    expect(
      composed.text.split('\n').filter((line) => /^(Bcc|Trámite de anulación: FALSO)/.test(line)),
    ).toEqual([]);
    const smtp = await server();
    const { queue, deliver } = await office(smtpOn(smtp.port));
    await queue(composed);
    await deliver();
    const [received] = smtp.received;
    expect(received?.parsed.headers.has('bcc')).toBe(false);
    expect(received?.to).toEqual(['supervisora@empresa.example']);
    expect(received?.parsed.subject).toBe(composed.subject);
    expect(received?.parsed.text).toBe(composed.text);
  });
});
