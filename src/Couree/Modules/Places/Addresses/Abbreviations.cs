namespace Couree.Modules.Places.Addresses;

/// <summary>What people, postmen and the land register write short. Applied to the file and to what is typed.</summary>
internal static class Abbreviations
{
    // Each line: the word in full, then its short forms.
    const string Table = """
        boulevard bd bld boul bvd blvd boulv
        avenue av ave aven
        place pl plc
        chemin ch che chem chm
        impasse imp imps
        allee all allees
        route rte rt
        faubourg fg fbg fb
        residence res resid
        square sq sqr
        passage pass psg
        cours crs
        chaussee chs chee chse
        ruelle rle
        lotissement lot lotis
        hameau ham
        quartier qrt quart
        cite cit
        saint st sts
        sainte ste stes
        general gal gen gnl
        commandant cdt cmdt cmt
        docteur dr doct
        president pdt pres
        marechal mal mar marec
        professeur prof pr
        colonel col cnl
        capitaine cap cne
        lieutenant lt lieut
        sergent sgt
        adjudant adj
        monseigneur mgr
        abbe abb
        grand gd grd
        grande gde
        petit pt
        petite pte
        premier 1er ier
        1ere premiere
        sur s
        sous ss
        2 deux
        3 trois
        4 quatre
        5 cinq
        6 six
        7 sept
        8 huit
        9 neuf
        10 dix
        11 onze
        """;

    static readonly Dictionary<string, string> Full = Read();

    /// <summary>The word or words a short form stands for, or the word itself. r and q mean rue and quai only in front.</summary>
    public static IEnumerable<string> InFull(string word, bool first)
    {
        if (word == "nd") return ["notre", "dame"];
        if (first && word is "r") return ["rue"];
        if (first && word is "q") return ["quai"];
        return [Full.GetValueOrDefault(word, word)];
    }

    static Dictionary<string, string> Read()
    {
        var full = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ');
            foreach (var shortForm in words.Skip(1)) full[shortForm] = words[0];
        }
        return full;
    }
}
