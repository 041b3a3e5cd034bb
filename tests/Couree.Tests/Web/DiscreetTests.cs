using Couree.Web;

namespace Couree.Tests.Web;

public sealed class DiscreetTests
{
    [Theory]
    [InlineData("550 5.1.1 <jeanne.d@exemple.fr>: Recipient address rejected", "jeanne")]
    [InlineData("could not read \"Jeanne Delattre\"", "Delattre")]
    [InlineData("call +33 6 12 34 56 78 or 0612345678", "12 34")]
    [InlineData("GET /t/q4Zb1n0y3uJv7mGkT5xW2cR8dLhF6sPaEoIiUuYyTtA", "q4Zb1n0y3u")]
    public void A_failure_is_told_without_what_a_library_quoted(string message, string secret)
    {
        var told = Discreet.Of(new InvalidOperationException("outside", new IOException(message)));
        told.ShouldNotContain(secret);
        told.ShouldContain("System.IO.IOException");
        told.ShouldContain("outside");
    }

    [Fact]
    public void What_helps_to_mend_it_stays() =>
        Discreet.Words("535 5.7.8 Error: authentication failed on port 587").ShouldBe("535 5.7.8 Error: authentication failed on port 587");
}
