import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { isSoundOn, keepSoundOn } from './sound-preference.ts';
import { playTwoTones } from './two-tones.ts';

/** Whether a suspension is also heard: kept on this workstation. Switched on, it is played once, as a test of the loudspeaker. */
export function SoundSwitch() {
  const [on, setOn] = useState(() => isSoundOn());
  const [kept, setKept] = useState(true);
  return (
    <Checkbox
      label="Sonido al llegar una suspensión"
      description={
        kept ? undefined : 'Este equipo no guarda preferencias: vuelve a sonar al abrir el programa.'
      }
      checked={on}
      onChange={(event) => {
        const wanted = event.currentTarget.checked;
        setOn(wanted);
        setKept(keepSoundOn(wanted));
        if (wanted) void playTwoTones().catch(() => undefined);
      }}
    />
  );
}
