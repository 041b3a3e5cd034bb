using Couree.Web;

namespace Couree.Tests.Web;

public sealed class MailAddressTests
{
    [Theory]
    [InlineData("jeanne@exemple.fr", true)]
    [InlineData(" jeanne.d+paniers@sous.exemple.coop ", true)]
    [InlineData("éloïse@épicerie.fr", true)]
    [InlineData("", true)]
    [InlineData("jeanne", false)]
    [InlineData("@exemple.fr", false)]
    [InlineData("jeanne@", false)]
    [InlineData("a b@exemple.fr", false)]
    [InlineData("a@b.fr, c@d.fr", false)]
    [InlineData("Jeanne <jeanne@exemple.fr>", false)]
    [InlineData("a@b.fr\r\nBcc: tous@exemple.fr", false)]
    [InlineData("a@b.fr\u0000", false)]
    [InlineData("a@.fr", false)]
    public void An_address_is_one_that_mail_can_be_sent_to(string typed, bool right)
    {
        new MailAddressAttribute().IsValid(typed).ShouldBe(right);
        if (right && typed.Length > 0) MimeKit.MailboxAddress.Parse(typed).Address.ShouldBe(typed.Trim());
    }
}
