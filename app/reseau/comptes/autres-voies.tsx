import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Repli } from '#app/ui/feuille.tsx';

/** The ways in beside the link: what one knows, and what another device shows. */
export function AutresVoies({ formulaire }: { formulaire: Formulaire | undefined }) {
  return (
    <div>
      <Repli titre="J’ai un mot de passe" ouvert={formulaire?.erreurs.motDePasse !== undefined}>
        <Champ
          formulaire={formulaire}
          nom="motDePasse"
          libelle="Votre mot de passe"
          genre="password"
          autoComplete="current-password"
        />
        <Bouton genre="second" name="voie" value="mot_de_passe" large>
          Entrer avec le mot de passe
        </Bouton>
      </Repli>
      <Repli titre="J’ai un code à six chiffres" ouvert={formulaire?.erreurs.code !== undefined}>
        <ChampCode
          formulaire={formulaire}
          aide="Dans le courriel reçu sur un autre appareil, ou sur votre page «&nbsp;Entrer sur un autre appareil&nbsp;»."
        />
        <Bouton genre="second" name="voie" value="code" large>
          Entrer avec ce code
        </Bouton>
      </Repli>
    </div>
  );
}

/** Six digits, typed with a telephone's figures; a telephone that read them in a message offers them. */
export function ChampCode({
  formulaire,
  aide,
  libelle = 'Le code à six chiffres',
  nom = 'code',
}: {
  formulaire?: Formulaire | undefined;
  aide?: string | undefined;
  libelle?: string;
  nom?: string;
}) {
  return (
    <Champ
      formulaire={formulaire}
      nom={nom}
      libelle={libelle}
      aide={aide}
      inputMode="numeric"
      autoComplete="one-time-code"
      max={20}
      court
    />
  );
}
