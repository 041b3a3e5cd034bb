using Couree.Modules.Places.Addresses;

namespace Couree.Tests.Modules.Places.Addresses;

public sealed class FirstHitTests(ITestOutputHelper output)
{
    const string Sheet = "adresses_hdf_coordonnees.csv";

    [Fact]
    public void Of_the_queries_whose_address_is_known_97_in_100_find_it_first()
    {
        var (book, asked) = Material();
        Measure(book, asked, 0.97);
    }

    [Fact]
    public void Shouted_without_accents_and_with_a_slip_of_the_finger_9_in_10_still_do()
    {
        var (book, asked) = Material();
        var random = new Random(11);
        Measure(book, [.. asked.Select(expected => expected with { Query = Slip(Bare(expected.Query), random) })], 0.90);
    }

    [Fact]
    public void Queries_that_name_a_point_are_answered_within_its_metres()
    {
        if (SharedData.Folder("data/lille/adresses") is not { } folder)
        {
            output.WriteLine("The shared address files are not present: the small town's own points are asked for.");
            var town = SmallTown.Book();
            foreach (var query in SmallTown.Queries().Where(query => query.Near is not null))
                town.Best(query.Query, query.Near)!.Point.MetresTo(query.Near!.Value).ShouldBeLessThan(100);
            return;
        }
        var (book, _) = Material();
        var points = ExpectedAddress.Points(folder).ToList();
        var missed = points.Where(asked => book.Best(asked.Query) is not { } hit || hit.Point.MetresTo(asked.Point) > asked.Metres).ToList();
        output.WriteLine($"{points.Count - missed.Count} of {points.Count} within their metres.");
        foreach (var miss in missed) output.WriteLine($"missed: {miss.Query} → {string.Join(" | ", book.Search(miss.Query, null, 2).Select(hit => $"{hit.Label} {hit.Point.MetresTo(miss.Point):0} m"))}");
        ((double)(points.Count - missed.Count) / points.Count).ShouldBeGreaterThanOrEqualTo(0.97);
    }

    (AddressBook Book, List<ExpectedAddress> Asked) Material()
    {
        output.WriteLine(Gathered.Value.Note);
        return (Gathered.Value.Book, Gathered.Value.Asked);
    }

    static readonly Lazy<(AddressBook Book, List<ExpectedAddress> Asked, string Note)> Gathered = new(() =>
    {
        if (SharedData.Folder("data/lille/adresses") is not { } folder)
            return (SmallTown.Book(), [.. SmallTown.Queries()], "The shared address files are not present: measured on the small town written in the tests.");
        var known = ExpectedAddress.Indexed(Path.Combine(folder, Sheet)).ToLookup(row => ExpectedAddress.Filed(row.Street));
        var all = ExpectedAddress.In(folder).ToList();
        var asked = all.Where(expected => known[ExpectedAddress.Filed(expected.Street)]
            .Any(row => expected.IsMetBy(row.Number, row.Street, row.City, row.Postcode))).ToList();
        asked.Count.ShouldBeGreaterThan(1_000);
        var book = new AddressBook();
        book.Replace(AddressFile.Read(Path.Combine(folder, Sheet)).Index);
        return (book, asked, $"Of {all.Count} queries that name a street, {asked.Count} have their address in {Sheet}.");
    });

    static string Bare(string query) => string.Join(' ', AddressWords.Split(query)).ToUpperInvariant();

    // In the longest word, where it hurts most.
    static string Slip(string query, Random random)
    {
        var word = query.Split(' ').Where(part => part.All(char.IsAsciiLetter)).MaxBy(part => part.Length);
        if (word is null || word.Length < 4) return query;
        var at = random.Next(1, word.Length - 1);
        var slip = random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + (char)('A' + random.Next(26)) + word[(at + 1)..],
        };
        return query.Replace(word, slip);
    }

    [Fact]
    public void And_97_in_100_of_the_town_written_in_the_tests() => Measure(SmallTown.Book(), [.. SmallTown.Queries()], 0.97);

    void Measure(AddressBook book, List<ExpectedAddress> asked, double least)
    {
        var missed = asked.Where(expected => book.Best(expected.Query, expected.Near) is not { } hit || !expected.IsMetBy(hit)).ToList();
        output.WriteLine($"{asked.Count - missed.Count} of {asked.Count} found first.");
        foreach (var miss in missed)
            output.WriteLine($"missed: {miss.Query} {miss.Near} → {string.Join(" | ", book.Search(miss.Query, miss.Near, 3).Select(hit => hit.Label))}");
        ((double)(asked.Count - missed.Count) / asked.Count).ShouldBeGreaterThanOrEqualTo(least);
    }
}
