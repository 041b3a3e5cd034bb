using Couree.Modules.Places.Addresses;

namespace Couree.Tests.Modules.Places.Addresses;

public sealed class FirstHitTests(ITestOutputHelper output)
{
    const string Sheet = "adresses_hdf_coordonnees.csv";

    [Fact]
    public void Of_the_queries_whose_address_is_known_97_in_100_find_it_first()
    {
        if (SharedData.Folder("data/lille/adresses") is not { } folder)
        {
            output.WriteLine("The shared address files are not present: measured on the small town written in the tests.");
            Measure(SmallTown.Book(), [.. SmallTown.Queries()]);
            return;
        }
        var known = ExpectedAddress.Indexed(Path.Combine(folder, Sheet)).ToLookup(row => ExpectedAddress.Filed(row.Street));
        var all = ExpectedAddress.In(folder).ToList();
        var asked = all.Where(expected => known[ExpectedAddress.Filed(expected.Street)]
            .Any(row => expected.IsMetBy(row.Number, row.Street, row.City, row.Postcode))).ToList();
        output.WriteLine($"Of {all.Count} queries that name a street, {asked.Count} have their address in {Sheet}.");
        asked.Count.ShouldBeGreaterThan(1_000);
        var book = new AddressBook();
        book.Replace(AddressFile.Read(Path.Combine(folder, Sheet)).Index);
        Measure(book, asked);
    }

    [Fact]
    public void And_97_in_100_of_the_town_written_in_the_tests() => Measure(SmallTown.Book(), [.. SmallTown.Queries()]);

    void Measure(AddressBook book, List<ExpectedAddress> asked)
    {
        var missed = asked.Where(expected => book.Best(expected.Query, expected.Near) is not { } hit || !expected.IsMetBy(hit)).ToList();
        output.WriteLine($"{asked.Count - missed.Count} of {asked.Count} found first.");
        foreach (var miss in missed)
            output.WriteLine($"missed: {miss.Query} {miss.Near} → {string.Join(" | ", book.Search(miss.Query, miss.Near, 3).Select(hit => hit.Label))}");
        ((double)(asked.Count - missed.Count) / asked.Count).ShouldBeGreaterThanOrEqualTo(0.97);
    }
}
