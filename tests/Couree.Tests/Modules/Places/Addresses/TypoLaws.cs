using Couree.Modules.Places.Addresses;
using CsCheck;

namespace Couree.Tests.Modules.Places.Addresses;

/// <summary>A slip of one finger in a word of four letters or more never hides a street: a letter dropped, doubled, changed or swapped.</summary>
public sealed class TypoLaws
{
    static readonly AddressBook Book = SmallTown.Book();

    static readonly (string Street, string Word)[] Words =
        [.. from street in SmallTown.StreetNames.Distinct() from word in AddressWords.Split(street) where word.Length >= 4 && word.All(char.IsAsciiLetter) select (street, word)];

    static readonly Gen<(string Street, string Typed)> Slips =
        Gen.Select(Gen.OneOfConst(Words), Gen.Int[0, 3], Gen.Int[0, 1_000], Gen.Char['a', 'z']).Select((pair, kind, where, letter) =>
        {
            var at = where % pair.Word.Length;
            var slip = kind switch
            {
                0 => pair.Word.Remove(at, 1),
                1 => pair.Word.Insert(at, letter.ToString()),
                2 => pair.Word[..at] + letter + pair.Word[(at + 1)..],
                _ => at == 0 ? pair.Word : pair.Word[..(at - 1)] + pair.Word[at] + pair.Word[at - 1] + pair.Word[(at + 1)..],
            };
            return (pair.Street, string.Join(' ', AddressWords.Split(pair.Street).Select(word => word == pair.Word ? slip : word)));
        });

    [Fact]
    public void One_slip_leaves_the_street_among_the_first_three() => Slips.Sample(slip =>
        Book.Search(slip.Typed, null, 3).ShouldContain(hit => hit.Street == slip.Street, slip.Typed), iter: 2_000);

    [Fact]
    public void And_with_a_number_and_a_city_as_well() => Slips.Sample(slip =>
        Book.Search("7 " + slip.Typed + " ", null, 3).ShouldContain(hit => hit.Street == slip.Street && hit.Number == "7", slip.Typed), iter: 2_000);

    static readonly Gen<string> Word = Gen.String[Gen.Char['a', 'd'], 1, 11];

    [Fact]
    public void The_walk_over_the_words_finds_exactly_what_a_plain_table_finds() => Gen.Select(Word.Array[1, 40], Word).Sample((known, typed) =>
    {
        var builder = new AddressIndexBuilder();
        foreach (var word in known) builder.Add(new AddressRow(1, "", "zz" + word, "59000", "zz", "", new(50, 3)));
        var index = builder.Build();
        typed = "zz" + typed;
        var matches = new WordMatches(index, new QueryWord(typed, [typed]));
        for (var word = 0; word < index.Words; word++)
        {
            var letters = System.Text.Encoding.ASCII.GetString(index.Word(word));
            var distance = Distance(typed, letters);
            var expected = distance == 0 ? 1f : typed.Length < 3 || letters.Length < 4 ? 0
                : distance == 1 ? 0.76f : distance == 2 && typed.Length >= 8 && letters.Length >= 7 ? 0.56f : 0;
            matches.Likeness(word).ShouldBe(expected, $"{typed} {letters}");
        }
    }, iter: 1_000);

    // The textbook table, all of it.
    static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }
}
