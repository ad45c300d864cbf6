using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Local.Commands;

/// <summary>Commands that give somebody the way in before anybody can sign in, or when nobody can: account add, account link.</summary>
internal sealed class AccountCommands(Terminal terminal, ClientCommands client)
{
    public Command Build() =>
        new("account", terminal.Say("建账号，或给一次性链接", "makes an account, or a one-time link")) { Add(), Link() };

    private Command Add()
    {
        var signInName = SignInName();
        var person = new Option<string>("--person")
        {
            HelpName = "name",
            Required = true,
            Description = terminal.Say("姓名，历史记录中显示", "the person's name, which the history shows"),
        };
        var mail = new Option<string?>("--mail")
        {
            HelpName = "address",
            Description = terminal.Say(
                "邮箱；用单位账号（Entra ID）登录时按它找到账号",
                "the mail address; a sign-in by Entra ID finds the account by it"
            ),
        };
        var role = new Option<string>("--role")
        {
            HelpName = "role",
            DefaultValueFactory = _ => AccountRole.Administrator.Code(),
            Description = terminal.Say(
                $"角色：{AccountRoleNames.Codes.Chinese}，默认 administrator",
                $"one of {AccountRoleNames.Codes.English}; administrator is the default"
            ),
        };
        var place = new Option<string?>("--place")
        {
            HelpName = "place",
            Description = terminal.Say("负责的地方；默认全部", "the place it counts for; everywhere by default"),
        };
        return client.Command(
            "add",
            terminal.Say(
                "建账号并给出设置密码的链接；没有人用过链接时，可再次运行得到新的",
                "makes an account and prints the link that sets its password; run again before the link was used, it prints a new one"
            ),
            [signInName, person, mail, role, place],
            (parsed, host, cancellationToken) =>
                host.Post(
                    "/api/accounts",
                    new JsonObject
                    {
                        ["signInName"] = parsed.GetRequiredValue(signInName),
                        ["name"] = parsed.GetRequiredValue(person),
                        ["mail"] = parsed.GetValue(mail),
                        ["grants"] = new JsonArray(
                            new JsonObject { ["role"] = parsed.GetRequiredValue(role), ["place"] = parsed.GetValue(place) }
                        ),
                    },
                    cancellationToken
                ),
            Print
        );
    }

    private Command Link()
    {
        var signInName = SignInName();
        return client.Command(
            "link",
            terminal.Say("给忘记密码的账号一个新链接", "prints a new link for an account whose password is forgotten"),
            [signInName],
            (parsed, host, cancellationToken) =>
                host.Post($"/api/accounts/{Uri.EscapeDataString(parsed.GetRequiredValue(signInName))}/link", [], cancellationToken),
            Print
        );
    }

    private Argument<string> SignInName() => new("NAME") { Description = terminal.Say("登录名", "the sign-in name") };

    private void Print(JsonNode account)
    {
        var until = ChinaTime.Of(account["endsAt"]!.GetValue<DateTimeOffset>()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        terminal.Line(
            terminal.Say(
                $"账号“{account["signInName"]}”（{account["name"]}）：请在{until}前打开此链接设置密码，只能用一次：{account["link"]}",
                $"The account “{account["signInName"]}” ({account["name"]}): open this by {until} (China time) to set the password; "
                    + $"it works once: {account["link"]}"
            )
        );
    }
}
