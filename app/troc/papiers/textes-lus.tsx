import type { Papier } from '#app/services/papier.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { PapierLu } from '#app/ui/papier.tsx';

/** Texts to read in full, and where to take them as PDF or Word. */
export function TextesLus({ textes, chemins }: { textes: readonly Papier[]; chemins: string }) {
  return (
    <div className="pile pile--large">
      {textes.map((papier) => (
        <PapierLu key={papier.reference + papier.titre} papier={papier} sansSignatures />
      ))}
      <div className="actions">
        <LienBouton href={`${chemins}/convention.pdf`} genre="lien" icone="telecharger">
          La convention en PDF
        </LienBouton>
        <LienBouton href={`${chemins}/convention.docx`} genre="lien" icone="telecharger">
          En Word
        </LienBouton>
        <LienBouton href={`${chemins}/avenant.pdf`} genre="lien" icone="telecharger">
          L’avenant en PDF
        </LienBouton>
        <LienBouton href={`${chemins}/avenant.docx`} genre="lien" icone="telecharger">
          En Word
        </LienBouton>
      </div>
    </div>
  );
}
