using CultivatedLand.Application.Mail;
using CultivatedLand.Domain;
using CultivatedLand.Local.Mail;

namespace CultivatedLand.Acceptance.Mail;

public sealed class PickupMailerTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "pickup-" + Path.GetRandomFileName());

    [Fact]
    public async Task A_mail_is_a_file_named_by_its_time_and_id()
    {
        await Mailer().Deliver(SomeMail.Of(), default);
        Assert.Equal("20230821-0900-0123456789abcdef0123.eml", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder))));
    }

    [Fact]
    public async Task The_same_mail_twice_is_one_file()
    {
        await Mailer().Deliver(SomeMail.Of(), default);
        await Mailer().Deliver(SomeMail.Of(), default);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task What_a_crash_left_half_written_is_written_over()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, PickupMailer.FileName(SomeMail.Of()) + ".part"), new string('x', 100_000));
        await Mailer().Deliver(SomeMail.Of(), default);
        Assert.Equal(
            MimeWriter.Write(SomeMail.Of(), SomeMail.Sender),
            await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_folder)))
        );
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_postpones_and_says_what_to_check()
    {
        await File.WriteAllTextAsync(_folder, "a file stands where the folder should be");
        var result = await Mailer().Deliver(SomeMail.Of(), default);
        Assert.Contains(
            "check free space and the folder's permissions",
            Assert.IsType<DeliveryResult.Postponed>(result).Why,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_mail_to_nobody_is_refused() =>
        Assert.IsType<DeliveryResult.Refused>(await Mailer().Deliver(SomeMail.Of(to: null), default));

    [Fact]
    public async Task An_id_cannot_lead_out_of_the_folder()
    {
        await Mailer().Deliver(SomeMail.Of() with { MessageId = "../../etc/x@y" }, default);
        Assert.Equal("20230821-0900-etcx.eml", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder))));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        File.Delete(_folder);
    }

    private PickupMailer Mailer() => new(_folder, SomeMail.Sender, Language.English);
}
