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
    [InlineData("nora@exemple", false)]
    [InlineData("nora@exemple..fr", false)]
    [InlineData("nora@-exemple.fr", false)]
    [InlineData("nora@exemple-.fr", false)]
    [InlineData("nora@exemple.f", false)]
    [InlineData("nora@exemple.42", false)]
    [InlineData("nora@192.168.1.1", false)]
    [InlineData("nora@ex_emple.fr", false)]
    [InlineData("jeanne@couree.example", true)]
    [InlineData("nora@xn--picerie-9ua.fr", true)]
    public void An_address_is_one_that_mail_can_be_sent_to(string typed, bool right)
    {
        new MailAddressAttribute().IsValid(typed).ShouldBe(right);
        if (right && typed.Length > 0) MimeKit.MailboxAddress.Parse(typed).Address.ShouldBe(typed.Trim());
    }
}
