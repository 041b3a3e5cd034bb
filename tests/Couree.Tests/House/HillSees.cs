using Couree.Tests.House;

namespace Couree.Tests;

/// <summary>A wall that sees nothing is always green: here it is shown what it must see (HillSamples.cs).</summary>
public sealed class HillSees
{
    private static readonly Lazy<List<string>> Seen = new(() =>
        [.. new Hill("SampleValley", "SampleSummit").Violations(new CompiledHouse(typeof(HillSees).Assembly.Location)).Distinct()]);

    [Theory]
    [InlineData("LooksBehindTheWall", "SampleValley.Hidden")]
    [InlineData("LooksUphill", "SampleSummit.ISummit")]
    [InlineData("LooksIntoARoom", "on the ground floor")]
    [InlineData("CallsWhatIsUnseen", "Shown::Unseen()")]
    public void What_breaks_the_rule(string method, string says) =>
        Seen.Value.ShouldContain(line => line.Contains(method) && line.Contains(says), string.Join('\n', Seen.Value));

    [Fact]
    public void And_not_what_keeps_it() => Seen.Value.ShouldNotContain(line => line.Contains("LooksAtAContract"));

    [Fact]
    public void A_room_without_a_place() =>
        new Hill("SampleValley").Violations(new CompiledHouse(typeof(HillSees).Assembly.Location))
            .ShouldContain("The room SampleSummit is not on the hill: give it a place in Hill.cs and in docs/house.md.");
}
