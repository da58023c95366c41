import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  identite: { prenom: string; nom: string; courriel: string };
  /** What the reader may change, and why not the rest; everything when left out. */
  ouverte?: { nom: boolean; adresse: boolean; raison: string };
  aCompte: boolean;
}

const TOUTE = { nom: true, adresse: true, raison: '' };

/** The name and the address of someone else, to be corrected; what is not the reader's to change is read, with the reason. */
export function ChampsDIdentite({ formulaire, identite, ouverte = TOUTE, aCompte }: Props) {
  const aide = 'Si elle change, ses appareils devront entrer de nouveau. Un courriel part à l’ancienne adresse et à la nouvelle.';
  const lues = [
    ...(ouverte.nom ? [] : [{ nom: 'prenom', titre: 'Prénom', dit: identite.prenom }]),
    ...(ouverte.nom ? [] : [{ nom: 'nom', titre: 'Nom', dit: identite.nom }]),
    ...(ouverte.adresse ? [] : [{ nom: 'courriel', titre: 'Adresse électronique', dit: identite.courriel }]),
  ];
  const [refus] = lues.flatMap(({ nom }) => formulaire?.erreurs[nom] ?? []);
  return (
    <>
      {ouverte.nom && (
        <>
          <Champ formulaire={formulaire} nom="prenom" libelle="Prénom" max={80} autoComplete="off" defaut={identite.prenom} />
          <Champ formulaire={formulaire} nom="nom" libelle="Nom" max={80} autoComplete="off" defaut={identite.nom} />
        </>
      )}
      {ouverte.adresse && (
        <Champ
          formulaire={formulaire}
          nom="courriel"
          libelle="Adresse électronique"
          genre="email"
          max={254}
          autoComplete="off"
          defaut={identite.courriel}
          aide={aCompte ? aide : undefined}
        />
      )}
      {lues.length > 0 && (
        <div>
          {lues.map(({ nom, titre, dit }) => (
            <p key={nom} className="petit">
              <input type="hidden" name={nom} value={dit} />
              {`${titre}\u00a0: ${dit || 'rien n’est noté'}`}
            </p>
          ))}
          <p className="petit doux">{refus ?? ouverte.raison}</p>
        </div>
      )}
    </>
  );
}
