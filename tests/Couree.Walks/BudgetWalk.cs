using Microsoft.Playwright;

namespace Couree.Walks;

/// <summary>What a first visit weighs, measured in the browser with an empty cache.</summary>
public sealed class BudgetWalk(WalkFixture walk)
{
    private const int MostBytes = 100_000;
    private const int MostRequests = 15;

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=soupe")]
    [InlineData("/network/epi-commun")]
    [InlineData("/market")]
    [InlineData("/market/epi-commun")]
    [InlineData("/market/marmite")]
    [InlineData("/market/basket")]
    [InlineData("/organisations/propose")]
    [InlineData("/people/sign-in")]
    [InlineData("/people/sign-up")]
    [InlineData("/design")]
    [InlineData("/docs/api")]
    [InlineData("/source")]
    public async Task A_first_view_is_light_comes_from_us_alone_and_complains_of_nothing(string path)
    {
        var page = await walk.Visitor(360);
        var witness = new Witness(page, walk.Address);
        var finished = new List<IRequest>();
        page.RequestFinished += (_, request) => finished.Add(request);
        (await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle }))!.Ok.ShouldBeTrue();
        var bytes = 0;
        foreach (var request in finished)
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }
        TestContext.Current.SendDiagnosticMessage($"{path}: {bytes} bytes, {finished.Count} requests");
        bytes.ShouldBeLessThanOrEqualTo(MostBytes, string.Join('\n', finished.Select(request => request.Url)));
        finished.Count.ShouldBeLessThanOrEqualTo(MostRequests);
        witness.ShouldHaveSeenNothing();
    }
}
