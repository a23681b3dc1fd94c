const shortest = 12;

/** What is wrong with a first passphrase, in words; null when nothing is. */
export function checkPassphrase(passphrase: string, again: string): string | null {
  if (passphrase.length < shortest)
    return `Escriba por lo menos ${shortest} signos: varias palabras, por ejemplo.`;
  return passphrase === again ? null : 'Las dos frases no son iguales. Escríbalas otra vez.';
}
