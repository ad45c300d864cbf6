using System.Text;
using CultivatedLand.Local.Mail;

namespace CultivatedLand.Acceptance.Mail;

public class MimeWriterTests
{
    [Fact]
    public void A_mail_holds_both_bodies_and_its_attachments() =>
        Assert.Equal(
            ["text/plain", "text/html", "text/calendar", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
            Written().Leaves().Select(part => part.MediaType)
        );

    [Fact]
    public void The_bodies_are_alternatives_and_the_attachments_beside_them() =>
        Assert.Equal(
            ("multipart/mixed", "multipart/alternative", 3),
            (Written().MediaType, Written().Parts[0].MediaType, Written().Parts.Count)
        );

    [Fact]
    public void A_Chinese_subject_comes_back_as_it_was() => Assert.Equal(SomeMail.Of().Subject, Written()["Subject"]);

    [Fact]
    public void Names_and_addresses_come_back_as_they_were() =>
        Assert.Equal(("柳河镇人民政府 <office@liuhe.example>", "林晓舟 <lin@liuhe.example>"), (Written()["From"], Written()["To"]));

    [Fact]
    public void The_date_is_the_mails_own() => Assert.Equal("Mon, 21 Aug 2023 09:00:00 +0800", Written()["Date"]);

    [Fact]
    public void The_message_id_is_the_mails_own() => Assert.Equal("<0123456789abcdef0123@farmland.example>", Written()["Message-ID"]);

    [Fact]
    public void Answering_machines_are_asked_not_to_answer() => Assert.Equal("auto-generated", Written()["Auto-Submitted"]);

    [Fact]
    public void A_Chinese_file_name_comes_back_as_it_was() => Assert.Equal("督办函 柳河耕督〔2023〕7号.docx", Written().Parts[2].FileName);

    [Fact]
    public void The_bytes_of_an_attachment_come_back_as_they_were() => Assert.Equal([1, 2, 3, 0, 255], Written().Parts[2].Octets);

    [Fact]
    public void The_text_comes_back_with_the_networks_line_ends() =>
        Assert.Equal("林晓舟：\r\n您有1项任务需要办理。\r\n.\r\n", Written().Leaves().First().Words);

    [Fact]
    public void A_calendar_keeps_the_parameters_mail_programs_look_for() =>
        Assert.StartsWith("text/calendar; charset=utf-8; method=PUBLISH; ", Written().Parts[1]["Content-Type"], StringComparison.Ordinal);

    [Fact]
    public void A_program_that_reads_the_name_of_the_media_type_shows_the_letters_name() =>
        Assert.EndsWith("; name=\"督办函 柳河耕督〔2023〕7号.docx\"", Written().Parts[2]["Content-Type"], StringComparison.Ordinal);

    [Fact]
    public void A_program_that_reads_plain_names_only_tells_letters_apart() =>
        Assert.Contains("filename=\"dubanhan-2023-7.docx\"", Raw(), StringComparison.Ordinal);

    [Fact]
    public void The_same_mail_gives_the_same_bytes() => Assert.Equal(Raw(), Raw());

    [Fact]
    public void All_is_ASCII_with_the_networks_line_ends() => Assert.DoesNotMatch("[^\\x20-\\x7e\\r\\n]|(?<!\r)\n|\r(?!\n)", Raw());

    [Fact]
    public void No_line_is_longer_than_the_standard_allows() =>
        Assert.All(Raw().Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));

    [Fact]
    public void The_lines_of_a_body_are_76_long_at_most() =>
        Assert.All(Written().Leaves().SelectMany(part => part.RawBody.Split("\r\n")), line => Assert.InRange(line.Length, 0, 76));

    [Theory]
    [InlineData("a\r\nBcc: all@example.com")]
    [InlineData("甲\r\nBcc: all@example.com\r\n\r\nbody")]
    [InlineData("a\nBcc: all@example.com")]
    public void A_subject_cannot_become_another_header(string subject) =>
        Assert.DoesNotContain("Bcc", ReadMail.Of(MimeWriter.Write(SomeMail.Of(subject), SomeMail.Sender)).HeaderNames);

    [Theory]
    [InlineData("Eve\" <eve@example.com>,\r\nBcc: all@example.com")]
    [InlineData("\\\"")]
    public void A_name_cannot_become_another_address_or_header(string name)
    {
        var mail = ReadMail.Of(MimeWriter.Write(SomeMail.Of(name: name), SomeMail.Sender));
        Assert.EndsWith(" <lin@liuhe.example>", mail["To"], StringComparison.Ordinal);
        Assert.DoesNotContain("Bcc", mail.HeaderNames);
    }

    [Fact]
    public void A_file_name_cannot_become_another_header() =>
        Assert.DoesNotContain(
            "X-Evil",
            ReadMail.Of(MimeWriter.Write(SomeMail.Of(file: "a\".docx\r\nX-Evil: 1"), SomeMail.Sender)).Parts[2].HeaderNames
        );

    [Fact]
    public void A_subject_that_looks_encoded_is_shown_as_it_was_written() =>
        Assert.Equal("=?utf-8?B?zzz", ReadMail.Of(MimeWriter.Write(SomeMail.Of("=?utf-8?B?zzz"), SomeMail.Sender))["Subject"]);

    [Fact]
    public void A_long_subject_is_never_broken_within_a_sign()
    {
        var subject = string.Concat(Enumerable.Repeat("🌾耕a", 60));
        Assert.Equal(subject, ReadMail.Of(MimeWriter.Write(SomeMail.Of(subject), SomeMail.Sender))["Subject"]);
    }

    private static ReadMail Written() => ReadMail.Of(MimeWriter.Write(SomeMail.Of(), SomeMail.Sender));

    private static string Raw() => Encoding.Latin1.GetString(MimeWriter.Write(SomeMail.Of(), SomeMail.Sender));
}
