"""Addresses of changes."""

from django.urls import path

from gongyak.desk.changes import acts, views

urlpatterns = [
    path("", views.changes, name="desk-changes"),
    path("new/", views.new, name="desk-change-new"),
    path("chain/", views.chain, name="desk-change-chain"),
    path("past/", views.past, name="desk-change-past"),
    path("<int:pk>/", views.change, name="desk-change"),
    path("<int:pk>/save/", acts.save, name="desk-change-save"),
    path("<int:pk>/withdraw/", acts.withdraw, name="desk-change-withdraw"),
    path("<int:pk>/return/", acts.give_back, name="desk-change-return"),
    path("<int:pk>/refer/", acts.refer, name="desk-change-refer"),
    path("<int:pk>/deliberate/", acts.deliberate, name="desk-change-deliberate"),
    path("<int:pk>/reply/", acts.reply, name="desk-change-reply"),
    path("<int:pk>/put-up/", acts.put_up, name="desk-change-put-up"),
    path("<int:pk>/sign/", acts.sign, name="desk-change-sign"),
    path("<int:pk>/send-back/", acts.send_back, name="desk-change-send-back"),
    path("<int:pk>/recall/", acts.recall, name="desk-change-recall"),
    path("<int:pk>/publish/", acts.publish, name="desk-change-publish"),
    path("<int:pk>/paper/", acts.note_paper, name="desk-change-paper"),
]
