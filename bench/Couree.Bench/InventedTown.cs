using System.Globalization;

namespace Couree.Bench;

/// <summary>Streets as France names them, over invented communes: common kinds and names in most, rare ones of made-up people and places.</summary>
internal sealed class InventedTown(int seed)
{
    static readonly (string Kind, int Share)[] Kinds = [("Rue", 60), ("Avenue", 8), ("Impasse", 8), ("Chemin", 7), ("Place", 5), ("Allée", 5), ("Boulevard", 3), ("Route", 3), ("Résidence", 1)];
    static readonly string[] Common =
    [
        "de l'Église", "Jean Jaurès", "Victor Hugo", "Pasteur", "de la Mairie", "Nationale", "du Moulin", "des Écoles", "du Général de Gaulle", "de la Gare",
        "du 8 Mai 1945", "du 19 Mars 1962", "Roger Salengro", "Émile Zola", "Jules Ferry", "du Château", "des Lilas", "des Tilleuls", "Henri Barbusse",
        "du Maréchal Foch", "de la République", "de la Paix", "de Lille", "de Paris", "d'Arras", "Saint-Martin", "Notre-Dame", "du Stade", "des Rosiers", "Basse",
    ];
    static readonly string[] First = ["Jean", "Pierre", "Marie", "Louis", "Paul", "Jeanne", "Henri", "Louise", "Albert", "Émile", "Rosa", "Marcel", "Simone", "Léon", "Jules"];
    static readonly string[] Syllables =
    [
        "ba", "bé", "bou", "ca", "chan", "cor", "cou", "da", "del", "der", "dou", "fa", "fer", "fon", "ga", "gué", "hau", "her", "la", "lan", "le", "lou", "ma", "mar", "mé", "mon",
        "na", "no", "pé", "pon", "qué", "ra", "ri", "ro", "sa", "sé", "son", "ta", "ter", "tou", "va", "ver", "vil", "wa", "wer",
    ];
    static readonly string[] Ends = ["court", "ville", "y", "in", "ot", "eux", "gnies", "ghem", "le", "ette", "ard", "aux", "on", "ies", "ancourt", "elle"];

    readonly Random random = new(seed);

    /// <summary>At least this many addresses in the national file's columns.</summary>
    public void Write(TextWriter file, int count)
    {
        file.WriteLine("id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;certification_commune;cad_parcelles");
        var written = 0;
        for (var commune = 0; written < count; commune++)
        {
            var name = Commune();
            var postcode = (59000 + commune % 990 * 10 % 9900).ToString(CultureInfo.InvariantCulture);
            var (lat, lon) = (49.2 + random.NextDouble() * 1.8, 1.6 + random.NextDouble() * 2.6);
            var streets = random.Next(20) == 0 ? random.Next(300, 900) : random.Next(15, 90);
            foreach (var street in Enumerable.Range(0, streets).Select(_ => Street()).Distinct())
            {
                var (atLat, atLon) = (lat + (random.NextDouble() - 0.5) * 0.05, lon + (random.NextDouble() - 0.5) * 0.07);
                var doors = 1 + (int)(-10 * Math.Log(1 - random.NextDouble()));
                for (var door = 1; door <= doors && written < count; door++, written++)
                    file.WriteLine(FormattableString.Invariant(
                        $"59_{written};;{door};{(random.Next(25) == 0 ? "bis" : "")};{street};{postcode};59000;{name};;;0;0;{atLon + door * 0.00015:0.000000};{atLat + door % 2 * 0.0001:0.000000};entrée;;;{name};;commune;commune;1;"));
            }
        }
    }

    string Street()
    {
        var kind = random.Next(100);
        var at = 0;
        while ((kind -= Kinds[at].Share) >= 0) at++;
        return $"{Kinds[at].Kind} {(random.Next(3) == 0 ? Common[random.Next(Common.Length)] : random.Next(2) == 0 ? $"{First[random.Next(First.Length)]} {Word()}" : $"{(random.Next(2) == 0 ? "du " : "de ")}{Word()}")}";
    }

    string Commune() => random.Next(6) switch
    {
        0 => $"Saint-{First[random.Next(First.Length)]}-{Word()}",
        1 => $"{Word()}-sur-{Word()}",
        2 => $"{Word()}-lès-{Word()}",
        _ => Word(),
    };

    string Word()
    {
        var word = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Syllables[random.Next(Syllables.Length)])) + Ends[random.Next(Ends.Length)];
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
