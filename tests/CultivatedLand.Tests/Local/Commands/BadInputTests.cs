using System.Text;
using CultivatedLand.Tests.Application.Plans;

namespace CultivatedLand.Tests.Local.Commands;

/// <summary>
/// Input that cannot be used is answered by a sentence that says what, where and what to do; exit code 1; never a stack trace.
/// </summary>
public class BadInputTests : WithFiles
{
    private const string Events = "date,task,event,phase,area,due,reason\n";

    private static async Task<string> Read(string path) => (await CommandLine.Run("read", path)).Complaint();

    private async Task<string> Rehearse(params string[] options) =>
        (
            await CommandLine.Run([
                "rehearse",
                File("plan.txt", Notice.Text),
                .. options.Contains("--from") ? options : ["--from", "2023-07-20", "--to", "2023-12-31", .. options],
            ])
        ).Complaint();

    [Fact]
    public async Task A_missing_file() =>
        Assert.Equal($"There is no file {Folder}/none.txt; check the path.", await Read($"{Folder}/none.txt"));

    [Fact]
    public async Task A_folder() => Assert.Equal($"{Folder} is a folder; name a file.", await Read(Folder));

    [Fact]
    public async Task An_empty_file() =>
        Assert.StartsWith("The file \"empty.docx\" is empty. Check that the right file was sent.", await Read(File("empty.docx", "")));

    [Fact]
    public async Task Junk()
    {
        var junk = new byte[4096];
        new Random(7).NextBytes(junk);

        Assert.StartsWith("The file \"junk.docx\" is not a document", await Read(File("junk.docx", junk)));
    }

    [Fact]
    public async Task A_file_of_50_MB()
    {
        var path = File("big.docx", "");
        using (var file = System.IO.File.OpenWrite(path))
            file.SetLength(50 << 20);

        Assert.Equal($"{path} has 50 MB, more than the limit of 40 MB; split it or take out the pictures.", await Read(path));
    }

    [Fact]
    public async Task A_truncated_Word_file() =>
        Assert.StartsWith(
            "The file \"cut.docx\" is incomplete or damaged",
            await Read(File("cut.docx", [.. "PK\u0003\u0004"u8, .. new byte[500]]))
        );

    [Fact]
    public async Task A_password() =>
        Assert.StartsWith(
            "The file \"secret.docx\" is protected by a password and cannot be read.",
            await Read(
                File(
                    "secret.docx",
                    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500], .. Encoding.Unicode.GetBytes("EncryptedPackage")]
                )
            )
        );

    [Fact]
    public async Task A_directory_without_its_columns() =>
        Assert.StartsWith(
            "people.csv lacks the columns: role, mail.",
            await Rehearse("--directory", File("people.csv", "place,name\n青石镇,李村长\n"))
        );

    [Fact]
    public async Task An_event_for_an_unknown_task() =>
        Assert.StartsWith(
            "events.csv, row 2: the plan has no task “9”. It has:",
            await Rehearse("--events", File("events.csv", Events + "2023-08-10,9,done,,,,\n"))
        );

    [Theory]
    [InlineData("2023-02-30")]
    [InlineData("someday")]
    public async Task A_date_that_is_none(string date) =>
        Assert.Equal(
            $"“{date}” after --from is not a date; write it like 2023-07-20.",
            await Rehearse("--from", date, "--to", "2023-12-31")
        );

    [Fact]
    public async Task A_last_day_before_the_first() =>
        Assert.Equal(
            "The last day (--to) 2023-07-19 lies before the first (--from) 2023-07-20; swap or correct them.",
            await Rehearse("--from", "2023-07-20", "--to", "2023-07-19")
        );

    [Fact]
    public async Task A_broken_policy() =>
        Assert.StartsWith(
            "policy.json is not a usable policy file; the fault is at $.sendAt",
            await Rehearse("--policy", File("policy.json", """{"sendAt":"nine"}"""))
        );

    [Fact]
    public async Task A_policy_with_a_hole_in_its_ladder() =>
        Assert.StartsWith("policy.json: “” is no kind of rung", await Rehearse("--policy", File("policy.json", """{"ladder":[null]}""")));

    [Fact]
    public async Task A_word_that_is_no_command() =>
        Assert.Equal("“bogus” is no command or option here.\nSee: cultivatedland --help", (await CommandLine.Run("bogus")).Complaint());

    [Fact]
    public async Task A_missing_argument() =>
        Assert.StartsWith("<FILE> is missing: one or more files", (await CommandLine.Run("read")).Complaint());

    [Fact]
    public async Task A_missing_option() =>
        Assert.StartsWith(
            "缺少--to：最后一天（含当日）。",
            (await CommandLine.Run("rehearse", "plan.txt", "--from", "2023-07-20", "--lang", "zh")).Complaint()
        );

    [Fact]
    public async Task A_year_that_is_no_number() =>
        Assert.Equal(
            "“soon” is no value for year: the year, such as 2026.\nSee: cultivatedland calendar --help",
            (await CommandLine.Run("calendar", "soon")).Complaint()
        );

    [Fact]
    public async Task A_year_nobody_plans_for() =>
        Assert.Equal(
            "The year 99999 is not between 1992 and 2199.",
            (await CommandLine.Run("read", "plan.txt", "--year", "99999")).Complaint()
        );

    [Fact]
    public async Task A_value_that_is_empty() =>
        Assert.StartsWith(
            "The value after --data is empty; fill it in, or leave the option out.",
            (await CommandLine.Run("tasks", "--data", "")).Complaint()
        );

    [Fact]
    public async Task A_data_folder_where_no_host_ever_ran() =>
        Assert.StartsWith(
            $"There is no host's address or token in {Folder}",
            (await CommandLine.Run("tasks", "--data", Folder)).Complaint()
        );
}
